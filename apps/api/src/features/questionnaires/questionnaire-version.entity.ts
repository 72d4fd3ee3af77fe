import type { QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A published version: never changed, by the database's own refusal. */
@Entity('questionnaire_versions')
export class QuestionnaireVersion {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'questionnaire_id' }) questionnaireId!: string;
  @Column('int') number!: number;
  @Column('jsonb') content!: QuestionnaireDocument;
  /** Of the content's canonical JSON. */
  @Column('text') sha256!: string;
  @Column('text') note!: string;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz', { name: 'published_at' }) publishedAt!: Date;
}
