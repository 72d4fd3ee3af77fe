import type { ExchangeSide } from '@holdfast/domain/requests/request-steps';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One side's signature of one version: who, as what, by which words, proven how. */
@Entity('signatures')
export class Signature {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int') version!: number;
  @Column('text') side!: ExchangeSide;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('text') statement!: string;
  @Column('text', { name: 'consent_version' }) consentVersion!: string;
  @Column('text') email!: string;
  @Column('uuid', { name: 'challenge_id', nullable: true }) challengeId!: string | null;
  @Column('text') authenticated!: string;
  @Column('text', { name: 'document_sha256' }) documentSha256!: string;
  @Column('timestamptz') at!: Date;
}
