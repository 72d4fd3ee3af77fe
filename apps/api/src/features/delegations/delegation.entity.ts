import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Questions of a request that somebody was asked to answer, who sees no others. */
@Entity('delegations')
export class Delegation {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text') name!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'question_keys', array: true }) questionKeys!: string[];
  /** Counted where the request's due day is. */
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('text') state!: 'open' | 'done' | 'revoked';
  /** Of her link: raised, what was given out opens nothing. */
  @Column('int') generation!: number;
  /** Who came with the link, once she did. */
  @Column('uuid', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('uuid', { name: 'from_member_id' }) fromMemberId!: string;
  @Column('text', { name: 'from_name' }) fromName!: string;
  @Column('text', { name: 'from_email' }) fromEmail!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
