import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { EvidenceFacts } from '@holdfast/domain/evidence/evidence-facts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A document about a vendor in our own custody: handed over with a submission, or recorded by staff. */
@Entity('documents')
export class EvidenceDocument {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('text') source!: 'vendor' | 'staff';
  /** Where staff has it from. */
  @Column('text', { name: 'source_note' }) sourceNote!: string;
  /** Of the submission that brought it. */
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('uuid', { name: 'submission_file_id', nullable: true }) submissionFileId!: string | null;
  /** Our copy; null while it is being copied. */
  @Column('uuid', { name: 'file_id', nullable: true }) fileId!: string | null;
  @Column('text') kind!: string;
  /** As the vendor says, until somebody here has read it. */
  @Column('jsonb') facts!: EvidenceFacts;
  @Column('uuid', { name: 'read_by', nullable: true }) readBy!: string | null;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  @Column('text') name!: string;
  @Column('bigint') bytes!: number;
  @Column('text') sha256!: string;
  /** Until when it counts, by its facts and kind; null: cannot tell. */
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: LocalDate | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') version!: number;
}
