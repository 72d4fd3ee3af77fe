import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type AttemptOutcome = 'accepted' | 'deferred' | 'ambiguous' | 'bounced' | 'dead' | 'lost';

/** One try to send a message. `lost`: the worker ended in it; `ambiguous`: the server fell silent after it had the mail. */
@Entity('message_attempts')
export class MessageAttempt {
  @Column('uuid', { name: 'tenant_id', primary: true }) tenantId!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: string;
  @Column('int') number!: number;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: AttemptOutcome | null;
  @Column('text', { name: 'server_words', nullable: true }) serverWords!: string | null;
}
