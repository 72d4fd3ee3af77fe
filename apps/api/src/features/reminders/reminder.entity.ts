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
  /** A member, or a vendor's contact: one of the two. */
  @Column('uuid', { name: 'recipient_member_id', nullable: true }) recipientMemberId!: string | null;
  @Column('uuid', { name: 'recipient_contact_id', nullable: true }) recipientContactId!: string | null;
  /** `skipped`: a newer step of the same due day was due at the same moment, after an outage. */
  @Column('text') outcome!: 'sent' | 'skipped';
  @Column('timestamptz', { name: 'planned_for' }) plannedFor!: Date;
}
