import type { Likeness } from '@holdfast/domain/prefill/prefill';
import type { Reuse } from '@holdfast/domain/prefill/reuse-hint';
import type { Answer, Instead } from '@holdfast/domain/questionnaires/questionnaire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Where an answer came from. Who the other customer was stays on this side. */
export interface ReusedAnswer extends Reuse {
  readonly likeness: Likeness;
  readonly customer: string;
  readonly sameCustomer: boolean;
}

/** What the vendor has written so far: its own until it is submitted. */
@Entity('draft_answers')
export class DraftAnswer {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text', { name: 'question_key' }) questionKey!: string;
  @Column('jsonb', { nullable: true }) value!: Answer['value'] | null;
  @Column('boolean') none!: boolean;
  /** Said instead of an answer. */
  @Column('text', { nullable: true }) instead!: Instead | null;
  /** Where it was taken over from; null once somebody writes it herself. */
  @Column('jsonb', { nullable: true }) reused!: ReusedAnswer | null;
  @Column('text') comment!: string;
  @Column('int') version!: number;
  /** The save that wrote it: the same one again is no conflict with oneself. */
  @Column('uuid', { name: 'last_save_id' }) lastSaveId!: string;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
}
