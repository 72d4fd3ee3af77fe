import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { DocumentList } from '@holdfast/domain/requests/document-asks';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the organization asks of vendors of a risk class, in place of the usual. */
@Entity('tier_asks')
export class StoredTierAsk {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') tier!: Tier;
  @Column('text', { name: 'questionnaire_id', nullable: true }) questionnaireId!: string | null;
  @Column('jsonb') documents!: DocumentList;
  @Column('int') version!: number;
}
