import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { EvidenceFacts } from '@holdfast/domain/evidence/evidence-facts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the vendor says of a file. */
export type Description = Pick<DraftFile, 'questionKeys' | 'kind' | 'validTo' | 'facts'>;

/** A file the vendor means to hand over, and the questions it answers. */
@Entity('draft_files')
export class DraftFile {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  /** One of the questionnaire's kinds of evidence, or '' where none was named. */
  @Column('text') kind!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: LocalDate | null;
  /** What else is said of it: by its kind, its period, an opinion. */
  @Column('jsonb') facts!: EvidenceFacts;
}
