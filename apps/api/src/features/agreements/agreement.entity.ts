import type { AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A contract with a vendor. Whether it is in force on a day follows from its terms; the span is kept so that SQL can compare days. */
@Entity('agreements')
export class Agreement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('text') kind!: 'baa';
  @Column('text') title!: string;
  @Column('text') status!: AgreementStatus;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  @Column('date', { name: 'in_force_from' }) inForceFrom!: LocalDate;
  /** The last day in force, inclusive; null while it renews itself or has no end. */
  @Column('date', { name: 'in_force_until', nullable: true }) inForceUntil!: LocalDate | null;
  @Column('date', { name: 'terminated_on', nullable: true }) terminatedOn!: LocalDate | null;
  @Column('text', { name: 'termination_reason', nullable: true }) terminationReason!: string | null;
  @Column('int') version!: number;
}
