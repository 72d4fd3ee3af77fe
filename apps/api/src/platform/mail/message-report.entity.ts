import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type MailReport = 'failed' | 'delayed' | 'not_understood';

/** What a mail server said of a message after it had been accepted, in a mail of its own. */
@Entity('message_reports')
export class MessageReport {
  @Column('uuid', { name: 'tenant_id', primary: true }) tenantId!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('text') report!: MailReport;
  /** `5.1.1` (RFC 3463), where it says one. */
  @Column('text', { nullable: true }) status!: string | null;
  @Column('text') words!: string;
  /** Two mails that say the same of one message are one report. */
  @Column('text') digest!: string;
}
