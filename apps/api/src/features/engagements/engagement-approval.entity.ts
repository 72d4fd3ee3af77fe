import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A customer's record that it agrees to the engagement of a subcontractor, where its agreement asks for that (rule CH-11). A null approver is ourselves. */
@Entity('engagement_approvals')
export class EngagementApproval {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'engagement_id' }) engagementId!: string;
  @Column('uuid', { name: 'approver_vendor_id', nullable: true }) approverVendorId!: string | null;
  @Column('date', { name: 'approved_on' }) approvedOn!: LocalDate;
  @Column('text') note!: string;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
}
