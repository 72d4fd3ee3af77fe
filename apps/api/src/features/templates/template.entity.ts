import type { Variant } from '@holdfast/domain/templates/baa-template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Options chosen for each variant; absent: Holdfast's. */
export type TemplateChoices = Partial<Record<Variant, Record<string, string>>>;

/** An organization's own wording of the BAA template, as it is being edited. What agreements are made from are its published versions. */
@Entity('templates')
export class Template {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') name!: string;
  /** Place of a clause's wording → the organization's words. */
  @Column('jsonb') overrides!: Record<string, string>;
  @Column('jsonb') choices!: TemplateChoices;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
