import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One unsafe call that its caller may repeat: which, and what was answered. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') key!: string;
  @Column('text') route!: string;
  @Column('bytea', { name: 'body_hash' }) bodyHash!: Buffer;
  @Column('int', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) answer!: object | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** Which of several calls with this key has it. */
  @Column('uuid', { nullable: true }) claim!: string | null;
  /** Written in the transaction that changed something. */
  @Column('timestamptz', { name: 'effected_at', nullable: true }) effectedAt!: Date | null;
}
