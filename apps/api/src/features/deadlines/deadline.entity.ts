import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { MailLink } from '../../platform/mail/message.entity.js';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a reminder of a deadline says: a text of the catalogue, and what fills it. No address; a token is computed when it is sent. */
export interface ReminderMail {
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  /** For a person outside the console; the owner's leads to the deadline's own link. */
  readonly link?: MailLink;
}

/** A dated duty that follows from facts, and how it was computed. */
@Entity('deadlines')
export class Deadline {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'matter_type' }) matterType!: string;
  @Column('uuid', { name: 'matter_id' }) matterId!: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId!: string | null;
  @Column('text') kind!: string;
  @Column('text') occurrence!: string;
  @Column('text') basis!: 'law' | 'contract' | 'policy' | 'proposed';
  @Column('text') title!: string;
  /** Where in the console it leads: a path after the organization. */
  @Column('text') link!: string;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  /** The vendor's contact who is reminded in place of the owner. */
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null;
  /** Days on which it reminds, where it has a plan of its own. */
  @Column('int', { name: 'days_before', array: true, nullable: true }) daysBefore!: number[] | null;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('jsonb') reasons!: string[];
  @Column('jsonb') mail!: ReminderMail;
  @Column('text') state!: 'open' | 'met' | 'void';
  @Column('timestamptz', { name: 'armed_at' }) armedAt!: Date;
}

export type DeadlineDraft = Pick<Deadline, 'vendorId' | 'kind' | 'occurrence' | 'basis' | 'title' | 'link' | 'ownerMemberId' | 'dueOn' | 'reasons' | 'mail'> & Partial<Pick<Deadline, 'contactId' | 'daysBefore'>>;
