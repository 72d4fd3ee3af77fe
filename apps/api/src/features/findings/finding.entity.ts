import type { DeadlineBasis } from '@holdfast/domain/deadlines/deadline-fact';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
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
  /** In the vendor's own words. */
  @Column('text') detail!: string;
  /** Since when, as the vendor said. */
  @Column('date', { name: 'since_on', nullable: true }) sinceOn!: LocalDate | null;
  /** Which step of the request revealed it. */
  @Column('text') cause!: string;
  @Column('text', { name: 'statement_id', nullable: true }) statementId!: string | null;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  /** 0: before anything was submitted. */
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') status!: 'open' | 'closed';
  @Column('text', { name: 'closed_because' }) closedBecause!: string;
  @Column('uuid', { name: 'closed_by_member_id', nullable: true }) closedByMemberId!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: LocalDate | null;
  @Column('date', { name: 'opened_on' }) openedOn!: LocalDate;
  @Column('int') version!: number;
}

/** What is known of a weakness when it is found. */
export type NewFinding = Pick<Finding, 'vendorId' | 'engagementId' | 'severity' | 'basis' | 'title' | 'detail' | 'sinceOn' | 'cause' | 'statementId' | 'requestId' | 'submissionNumber' | 'ownerMemberId' | 'dueOn'>;
