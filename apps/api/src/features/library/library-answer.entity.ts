import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Answer, Instead, Question } from '@holdfast/domain/questionnaires/questionnaire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the vendor told one customer last of one question: its own, and reused for others only where it says so. */
@Entity('library_answers')
export class LibraryAnswer {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'questionnaire_id' }) questionnaireId!: string;
  @Column('text', { name: 'question_key' }) questionKey!: string;
  @Column('uuid', { name: 'requester_id' }) requesterId!: string;
  @Column('text', { name: 'requester_name' }) requesterName!: string;
  @Column('text', { name: 'questionnaire_title' }) questionnaireTitle!: string;
  /** As it was asked. */
  @Column('jsonb') question!: Question;
  @Column('jsonb', { nullable: true }) value!: Answer['value'] | null;
  @Column('boolean') none!: boolean;
  @Column('text', { nullable: true }) instead!: Instead | null;
  @Column('text') comment!: string;
  /** When somebody last looked at it. */
  @Column('date', { name: 'answered_on' }) answeredOn!: LocalDate;
  @Column('text', { name: 'answered_by' }) answeredBy!: string;
  @Column('boolean') reusable!: boolean;
  @Column('int') version!: number;
}
