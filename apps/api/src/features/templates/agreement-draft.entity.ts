import type { Variant } from '@holdfast/domain/templates/baa-template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A BAA that is being made: what was chosen so far. Who it is with and what it covers, the agreement says. */
@Entity('agreement_drafts')
export class AgreementDraft {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  /** Null: Holdfast's own text. */
  @Column('uuid', { name: 'template_version_id', nullable: true }) templateVersionId!: string | null;
  @Column('text') variant!: Variant;
  @Column('jsonb') choices!: Record<string, string>;
  @Column('jsonb') variables!: Record<string, unknown>;
  @Column('jsonb', { name: 'state_terms_confirmed', nullable: true }) stateTermsConfirmed!: { by: string; on: string } | null;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
