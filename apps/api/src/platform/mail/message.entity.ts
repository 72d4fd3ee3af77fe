import type { MessageState } from '@holdfast/contracts/deliveries';
import type { NumberedEvent } from './calendar-event.js';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type { MessageState };

/** Where a mail's one link goes. The token is computed when it is sent, so it stands nowhere. */
export interface MailLink {
  /** Begins with a slash. `{token}` in it is replaced; without it the token follows a `#`, which no server's log sees. */
  readonly path: string;
  readonly token?: { readonly purpose: string; readonly id: string; readonly generation: number };
}

/** Six digits for one variable, computed when the mail is sent. */
export interface MailSecret {
  readonly variable: string;
  /** For the reader of the row; the digits depend on id and generation. */
  readonly purpose?: string;
  readonly id: string;
  readonly generation: number;
}

/** One mail to one person: promised with the change that asks for it, then sent until the mail server has it. */
@Entity('messages')
export class Message {
  @Column('uuid', { name: 'tenant_id', primary: true }) tenantId!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'to_email' }) toEmail!: string;
  @Column('text', { name: 'to_name' }) toName!: string;
  @Column('text', { name: 'reply_to', nullable: true }) replyTo!: string | null;
  @Column('jsonb') variables!: Readonly<Record<string, string>>;
  @Column('jsonb', { nullable: true }) link!: MailLink | null;
  @Column('jsonb', { nullable: true }) secret!: MailSecret | null;
  @Column('text', { name: 'subject_type', nullable: true }) subjectType!: string | null;
  @Column('text', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId!: string | null;
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null;
  @Column('text') state!: MessageState;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt!: Date;
  @Column('timestamptz', { name: 'not_before' }) notBefore!: Date;
  @Column('timestamptz', { name: 'give_up_at' }) giveUpAt!: Date;
  @Column('timestamptz', { name: 'leased_until', nullable: true }) leasedUntil!: Date | null;
  @Column('uuid', { nullable: true }) lease!: string | null;
  @Column('int', { name: 'attempt_count' }) attemptCount!: number;
  @Column('int', { name: 'crash_count' }) crashCount!: number;
  @Column('text', { name: 'server_words', nullable: true }) serverWords!: string | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column('text', { name: 'message_id_header' }) messageIdHeader!: string;
  @Column('text', { name: 'collapse_key', nullable: true }) collapseKey!: string | null;
  @Column('jsonb', { nullable: true }) calendar!: NumberedEvent | null;
  /** The message that was sent in its place: to another address, or once more. */
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy!: string | null;
}
