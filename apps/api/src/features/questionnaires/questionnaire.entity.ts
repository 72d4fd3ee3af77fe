import type { QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A questionnaire of the organization's own, as it is being written. What is asked are its published versions. */
@Entity('questionnaires')
export class OwnQuestionnaire {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  /** The draft's, to list it by. */
  @Column('text') title!: string;
  @Column('jsonb') draft!: QuestionnaireDocument;
  /** What it began as, in words; '' when it began empty. */
  @Column('text', { name: 'copied_from' }) copiedFrom!: string;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @Column('text', { name: 'changed_by' }) changedBy!: string;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
