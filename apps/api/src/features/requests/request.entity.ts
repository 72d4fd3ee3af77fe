import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an organization asks of a vendor. `tenantId` is the requester; names and zone are as they were when it was sent. */
@Entity('requests')
export class VendorRequest {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  /** Set once, when the vendor takes it on. */
  @Column('uuid', { name: 'vendor_org_id', nullable: true }) vendorOrgId!: string | null;
  @Column('text') kind!: 'questionnaire';
  @Column('text') title!: string;
  @Column('text') purpose!: string;
  @Column('text', { name: 'requester_name' }) requesterName!: string;
  @Column('text', { name: 'vendor_name' }) vendorName!: string;
  @Column('uuid', { name: 'sender_member_id' }) senderMemberId!: string;
  @Column('text', { name: 'sender_name' }) senderName!: string;
  @Column('text', { name: 'sender_title' }) senderTitle!: string;
  @Column('text', { name: 'sender_email' }) senderEmail!: string;
  /** The last day for an answer, in `zone` (IANA). */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') zone!: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
}
