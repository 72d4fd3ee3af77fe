import type { Certificate } from '@holdfast/domain/closings/certificate';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What is to become of PHI that was held under an agreement that ended (45 CFR 164.504(e)(2)(ii)(J)). Whether it is done follows from the certificate and the day. */
@Entity('closings')
export class Closing {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  /** The agreement's last day in force. */
  @Column('date', { name: 'ended_on' }) endedOn!: LocalDate;
  /** As the agreement says; null: silent, or not read. */
  @Column('int', { name: 'destroy_days', nullable: true }) destroyDays!: number | null;
  /** The latest request for a certificate. */
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('jsonb', { nullable: true }) certificate!: Certificate | null;
  @Column('date', { name: 'certified_on', nullable: true }) certifiedOn!: LocalDate | null;
  @Column('text', { name: 'certified_by', nullable: true }) certifiedBy!: string | null;
  /** Stated by the vendor in a submission, or recorded by staff from a paper. */
  @Column('text', { name: 'certificate_source', nullable: true }) certificateSource!: 'vendor' | 'staff' | null;
  @Column('int', { name: 'submission_number', nullable: true }) submissionNumber!: number | null;
  /** When PHI last flowed, as a person recorded it. */
  @Column('date', { name: 'flow_ended_on', nullable: true }) flowEndedOn!: LocalDate | null;
  @Column('int') version!: number;
}
