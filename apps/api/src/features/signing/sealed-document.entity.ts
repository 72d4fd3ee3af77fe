import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What came of both signatures: the sealed file, and both hashes. */
@Entity('sealed_documents')
export class SealedDocument {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int') version!: number;
  /** As it was shown and agreed. */
  @Column('text', { name: 'document_sha256' }) documentSha256!: string;
  /** Of the sealed file. */
  @Column('text') sha256!: string;
  @Column('int') bytes!: number;
  /** The requester's. */
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('text') issuer!: string;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt!: Date;
}
