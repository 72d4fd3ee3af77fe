import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A signed copy of an agreement. Its bytes, and whether they may be handed out, belong to the file. */
@Entity('agreement_documents')
export class AgreementDocument {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('text') name!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
