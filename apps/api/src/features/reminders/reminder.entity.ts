import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One step of a deadline for one recipient: it exists once, whoever planned it. */
@Entity('reminders')
export class Reminder {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'deadline_id' }) deadlineId!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  @Column('int') step!: number;
  /** 0: whoever answers for it; n: the nth person after her, because nobody had taken it up. */
  @Column('int') level!: number;
  /** A member, or a vendor's contact: one of the two. */
  @Column('uuid', { name: 'recipient_member_id', nullable: true }) recipientMemberId!: string | null;
  @Column('uuid', { name: 'recipient_contact_id', nullable: true }) recipientContactId!: string | null;
  /** By itself, or in her digest of that day. */
  @Column('text') via!: 'mail' | 'digest';
  /** `planned`: its moment has come, and it leaves next. `skipped`: closed for good, `whySkipped` says why. */
  @Column('text') outcome!: 'planned' | 'sent' | 'skipped';
  @Column('text', { name: 'why_skipped', nullable: true }) whySkipped!: string | null;
  /** The message that it became part of. */
  @Column('text', { name: 'message_key', nullable: true }) messageKey!: string | null;
  @Column('timestamptz', { name: 'planned_for' }) plannedFor!: Date;
}
