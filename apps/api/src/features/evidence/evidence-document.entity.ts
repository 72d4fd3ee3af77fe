import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A document that a vendor handed over, in our own custody once it is copied. */
@Entity('documents')
export class EvidenceDocument {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'submission_file_id' }) submissionFileId!: string;
  /** Our copy; null while it is being copied. */
  @Column('uuid', { name: 'file_id', nullable: true }) fileId!: string | null;
  @Column('text') kind!: string;
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  @Column('text') name!: string;
  @Column('bigint') bytes!: number;
  @Column('text') sha256!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: LocalDate | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
