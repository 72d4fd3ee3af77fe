import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { RequestKind } from '@holdfast/domain/requests/request-steps';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an organization asks of a vendor. `tenantId` is the requester; names and zone are as they were when it was sent. */
@Entity('requests')
export class VendorRequest {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  /** Set once: when the vendor takes it on, or at once where its workspace is known. */
  @Column('uuid', { name: 'vendor_org_id', nullable: true }) vendorOrgId!: string | null;
  @Column('text') kind!: RequestKind;
  @Column('text') title!: string;
  @Column('text') purpose!: string;
  /** What the vendor reads at the top: the event it is about, or what ends. */
  @Column('text') about!: string;
  /** Reported without being asked: no day is due. */
  @Column('boolean', { name: 'begun_by_vendor' }) begunByVendor!: boolean;
  /** The agreement that is to be signed, or that ended. */
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
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
