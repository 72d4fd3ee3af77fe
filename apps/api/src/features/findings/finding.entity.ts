import type { DeadlineBasis } from '@holdfast/domain/deadlines/deadline-fact';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { FindingCause, FindingStatus } from '@holdfast/domain/findings/finding-status';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A weakness that somebody has to see to. */
@Entity('findings')
export class Finding {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('uuid', { name: 'engagement_id', nullable: true }) engagementId!: string | null;
  @Column('text') severity!: Severity;
  @Column('text') basis!: DeadlineBasis;
  @Column('text') title!: string;
  /** What it is about (`subjectOfQuestion`, `subjectOfRule`): of these, one is open at a time. Null: nothing that could be found twice. */
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { name: 'question_key', nullable: true }) questionKey!: string | null;
  /** The rule of the chain that is not kept. */
  @Column('text', { nullable: true }) rule!: string | null;
  /** In the vendor's own words. */
  @Column('text') detail!: string;
  /** Since when, as the vendor said. */
  @Column('date', { name: 'since_on', nullable: true }) sinceOn!: LocalDate | null;
  /** What would be enough. */
  @Column('text') expected!: string;
  @Column('text') cause!: FindingCause;
  @Column('text', { name: 'statement_id', nullable: true }) statementId!: string | null;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  /** 0: before anything was submitted. */
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  /** The latest submission that showed it. */
  @Column('int', { name: 'seen_in', nullable: true }) seenIn!: number | null;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') status!: FindingStatus;
  @Column('text', { name: 'closed_because' }) closedBecause!: string;
  @Column('uuid', { name: 'closed_by_member_id', nullable: true }) closedByMemberId!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: LocalDate | null;
  @Column('date', { name: 'opened_on' }) openedOn!: LocalDate;
  /** A pattern of activity that may be a material breach (45 CFR 164.504(e)(1)), as staff say. */
  @Column('boolean', { name: 'material_breach' }) materialBreach!: boolean;
  @Column('text', { name: 'cure_plan' }) curePlan!: string;
  @Column('int') version!: number;
}

/** What is known of a weakness when it is found. */
export type NewFinding = Pick<Finding, 'vendorId' | 'severity' | 'basis' | 'title' | 'detail' | 'cause' | 'dueOn' | 'ownerMemberId'> &
  Partial<Pick<Finding, 'engagementId' | 'sinceOn' | 'statementId' | 'requestId' | 'submissionNumber' | 'subject' | 'questionKey' | 'rule' | 'expected'>>;
