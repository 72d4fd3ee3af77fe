import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import type { AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import type { TerminationCause } from '@holdfast/domain/agreements/termination-causes';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A contract with a vendor. Whether it is in force on a day follows from its terms; the span is kept so that SQL can compare days. */
@Entity('agreements')
export class Agreement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  /** The other party to the contract. */
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('text') kind!: AgreementKind;
  @Column('text') title!: string;
  @Column('text') status!: AgreementStatus;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  /** The agreement it ends with: it is in force no longer than that one. */
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  /** The agreement it replaces from its first day on. */
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId!: string | null;
  /** The day of the last signature; null: not executed yet, or recorded as signed before it took effect. */
  @Column('date', { name: 'executed_on', nullable: true }) executedOn!: LocalDate | null;
  /** Null until it is executed. */
  @Column('date', { name: 'in_force_from', nullable: true }) inForceFrom!: LocalDate | null;
  /** The last day in force, inclusive; null while it renews itself or has no end. */
  @Column('date', { name: 'in_force_until', nullable: true }) inForceUntil!: LocalDate | null;
  @Column('date', { name: 'term_ends_on', nullable: true }) termEndsOn!: LocalDate | null;
  @Column('date', { name: 'notice_by', nullable: true }) noticeBy!: LocalDate | null;
  /** The day up to which its deadlines were brought up to date. */
  @Column('date', { name: 'followed_on', nullable: true }) followedOn!: LocalDate | null;
  @Column('date', { name: 'reviewed_on', nullable: true }) reviewedOn!: LocalDate | null;
  @Column('date', { name: 'terminated_on', nullable: true }) terminatedOn!: LocalDate | null;
  @Column('text', { name: 'termination_cause', nullable: true }) terminationCause!: TerminationCause | null;
  @Column('text', { name: 'termination_reason', nullable: true }) terminationReason!: string | null;
  /** The day a pattern of activity that breaches the agreement became known, the steps taken, and until when it may be cured. 45 CFR 164.504(e)(1)(ii)-(iii). */
  @Column('date', { name: 'pattern_known_on', nullable: true }) patternKnownOn!: LocalDate | null;
  @Column('text', { name: 'cure_steps', nullable: true }) cureSteps!: string | null;
  @Column('date', { name: 'cure_until', nullable: true }) cureUntil!: LocalDate | null;
  @Column('int') version!: number;
}

/** One engagement that an agreement covers; null: as long as the agreement. */
export interface Cover {
  readonly engagementId: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}
