import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { RecordedAnswer } from '@holdfast/domain/requests/recorded-answers';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An answer as it was written down last. */
export interface KeptAnswer extends RecordedAnswer {
  readonly version: number;
  /** The save that wrote it: the same one again is no conflict with oneself. */
  readonly saveId: string;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** Published answers of a vendor while staff writes them down. */
@Entity('recordings')
export class Recording {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  /** As it was when the recording began. */
  @Column('jsonb') questionnaire!: Questionnaire;
  /** Where the answers stand published. */
  @Column('text', { name: 'source_words' }) sourceWords!: string;
  @Column('date', { name: 'read_on' }) readOn!: LocalDate;
  @Column('jsonb') answers!: Readonly<Record<string, KeptAnswer | undefined>>;
  @Column('int') version!: number;
  @Column('uuid', { name: 'begun_by' }) begunBy!: string;
  @Column('timestamptz', { name: 'begun_at' }) begunAt!: Date;
  /** Set once it was handed to the reviewers. */
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
}
