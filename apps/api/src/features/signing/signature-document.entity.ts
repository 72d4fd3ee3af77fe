import type { Readings } from '@holdfast/domain/agreements/agreement-readings';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { AgreementText } from '@holdfast/domain/templates/agreement-text';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a document says, as the register will keep it once both sides have signed. */
export interface StatedByDocument {
  readonly life: RenewalTerms;
  readonly readings: Readings;
  readonly clauses: readonly { readonly id: string; readonly where: string }[];
}

/** One version of what is to be signed, in the exchange: never changed, a reissue stands beside it. */
@Entity('signature_documents')
export class SignatureDocument {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int') version!: number;
  @Column('jsonb') document!: AgreementText;
  @Column('jsonb') states!: StatedByDocument;
  /** Of the text as canonical JSON. */
  @Column('text', { name: 'text_sha256' }) textSha256!: string;
  /** Of the PDF, byte by byte. */
  @Column('text', { name: 'document_sha256' }) documentSha256!: string;
  /** The requester's. */
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('int') pages!: number;
  @Column('text', { name: 'reissued_because' }) reissuedBecause!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}
