import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mail in the built-in mailbox, where mail lands while no SMTP server is named. */
@Entity('mailbox_mails')
export class MailboxMail {
  @Column('uuid', { name: 'tenant_id', primary: true }) tenantId!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'message_id' }) messageId!: string;
  @Column('text', { name: 'to_email' }) toEmail!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text') html!: string;
  /** The file `due.ics`, where the mail brings one. */
  @Column('text', { nullable: true }) calendar!: string | null;
  @Column('jsonb') headers!: Readonly<Record<string, string>>;
  @Column('timestamptz', { name: 'delivered_at' }) deliveredAt!: Date;
}
