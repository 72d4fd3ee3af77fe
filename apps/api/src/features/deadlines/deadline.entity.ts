import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineBasis, DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import type { MailLink } from '../../platform/mail/message.entity.js';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a reminder of a deadline says: a text of the catalogue, and what fills it. No address; a token is computed when it is sent. */
export interface ReminderMail {
  readonly kind: string;
  /** The text for a step after the due day, where another is right. */
  /** To the next contact, who was not asked before. */
  readonly kindNext?: string;
  readonly kindAfter?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** For a person outside the console; the owner's leads to the deadline's own link. */
  readonly link?: MailLink;
}

/** A dated duty that follows from facts, how it was computed, and what a person did with it. */
@Entity('deadlines')
export class Deadline {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'matter_type' }) matterType!: string;
  @Column('uuid', { name: 'matter_id' }) matterId!: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId!: string | null;
  @Column('text') kind!: DeadlineKind;
  @Column('text') occurrence!: string;
  @Column('text') basis!: DeadlineBasis;
  @Column('text', { nullable: true }) cite!: string | null;
  @Column('text') title!: string;
  /** Where in the console it leads: a path after the organization. */
  @Column('text') link!: string;
  @Column('uuid', { name: 'owner_member_id' }) ownerMemberId!: string;
  /** The vendor's contact who is reminded in place of the owner. */
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('jsonb') reasons!: string[];
  @Column('jsonb') mail!: ReminderMail;
  @Column('text') state!: 'open' | 'met' | 'void';
  /** Steps before this moment are none of its. */
  @Column('timestamptz', { name: 'armed_at' }) armedAt!: Date;
  /** Raised whenever a calendar that holds it has to change. */
  @Column('int') sequence!: number;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
  @Column('date', { name: 'snoozed_until', nullable: true }) snoozedUntil!: LocalDate | null;
  @Column('text', { name: 'snooze_reason', nullable: true }) snoozeReason!: string | null;
  /** Done by hand, on that day: no fact of the register shows it. */
  @Column('date', { name: 'done_on', nullable: true }) doneOn!: LocalDate | null;
  @Column('text', { name: 'done_note', nullable: true }) doneNote!: string | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy!: string | null;
}

export type DeadlineDraft = Pick<Deadline, 'vendorId' | 'kind' | 'occurrence' | 'basis' | 'title' | 'link' | 'ownerMemberId' | 'dueOn' | 'reasons' | 'mail'> & {
  readonly cite?: string | null;
  readonly contactId?: string | null;
  /** Somebody is known to have taken it up, so it does not go on to the next person. */
  readonly acknowledged?: boolean;
};
