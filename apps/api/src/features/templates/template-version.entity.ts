import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { TemplateChoices } from './template.entity.js';

/** A published version of a template: never changed. */
@Entity('template_versions')
export class TemplateVersion {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'template_id' }) templateId!: string;
  @Column('int') number!: number;
  /** The version of Holdfast's own template below it. */
  @Column('text', { name: 'base_version' }) baseVersion!: string;
  @Column('jsonb') overrides!: Record<string, string>;
  @Column('jsonb') choices!: TemplateChoices;
  @Column('text') note!: string;
  /** Of the canonical JSON of base, overrides and choices. */
  @Column('text') sha256!: string;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz', { name: 'published_at' }) publishedAt!: Date;
}
