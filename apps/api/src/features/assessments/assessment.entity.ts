import type { Decision } from '@holdfast/contracts/requests';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the vendor has to do for an approval to hold; it becomes a finding. */
export interface DecisionCondition {
  readonly text: string;
  readonly severity: Severity;
  readonly dueOn: LocalDate;
}

/** A decision as somebody makes it, or proposes it to a second person. */
export interface DecisionProposal {
  readonly decision: Decision;
  readonly reason: string;
  readonly conditions: readonly DecisionCondition[];
  readonly validUntil: LocalDate;
}

/** The requester's reading of one submission. The vendor sees of it what was sent back, and the decision. */
@Entity('assessments')
export class Assessment {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('text') state!: 'open' | 'returned' | 'decided';
  @Column('text', { nullable: true }) decision!: Decision | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { array: true }) conditions!: string[];
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  /** The other of the two who decided; null: one did. */
  @Column('uuid', { name: 'seconded_by', nullable: true }) secondedBy!: string | null;
  /** Why one person was enough, where the policy asks for two. */
  @Column('text', { name: 'alone_because' }) aloneBecause!: string;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: LocalDate | null;
  /** As it was when it was decided, a decimal as text; null: nothing is scored. */
  @Column('numeric', { nullable: true }) score!: string | null;
  @Column('text', { nullable: true }) band!: string | null;
  @Column('text', { name: 'questionnaire_id', nullable: true }) questionnaireId!: string | null;
  /** The decision that waits for a second person. */
  @Column('jsonb', { nullable: true }) proposal!: DecisionProposal | null;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true }) proposedAt!: Date | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('int') version!: number;
}
