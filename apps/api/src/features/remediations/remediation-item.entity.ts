import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { RemediationState } from '@holdfast/domain/remediations/remediation-questionnaire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A finding that a request asks the vendor to mend, in the words that it reads, and what it last said of it. */
@Entity('remediation_items')
export class RemediationItem {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'finding_id' }) findingId!: string;
  /** In the questionnaire, from 0. */
  @Column('int') place!: number;
  @Column('text') found!: string;
  @Column('text') expected!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('boolean') ended!: boolean;
  @Column('text', { name: 'said_state', nullable: true }) saidState!: RemediationState | null;
  @Column('date', { name: 'said_until', nullable: true }) saidUntil!: LocalDate | null;
  @Column('text', { name: 'said_words' }) saidWords!: string;
  @Column('int', { name: 'submission_number', nullable: true }) submissionNumber!: number | null;
}
