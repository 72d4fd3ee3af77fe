import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Leave not to mend a finding for a time. One is in force at a time, and one may be asked for beside it. */
@Entity('finding_exceptions')
export class FindingException {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'finding_id' }) findingId!: string;
  @Column('text') state!: 'asked' | 'granted' | 'refused' | 'revoked' | 'ended';
  @Column('text') justification!: string;
  /** What limits the harm meanwhile. */
  @Column('text') measures!: string;
  /** Its last day. */
  @Column('date', { name: 'holds_until' }) holdsUntil!: LocalDate;
  @Column('uuid', { name: 'asked_by_member_id' }) askedByMemberId!: string;
  @Column('date', { name: 'asked_on' }) askedOn!: LocalDate;
  @Column('uuid', { name: 'approved_by_member_id', nullable: true }) approvedByMemberId!: string | null;
  @Column('date', { name: 'approved_on', nullable: true }) approvedOn!: LocalDate | null;
  /** Why one person was enough, where the policy asks for two; empty: two approved it, or one is enough. */
  @Column('text', { name: 'alone_because' }) aloneBecause!: string;
}
