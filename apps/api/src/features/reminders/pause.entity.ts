import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** No reminders about one vendor or request until a day, and why. What a law or a contract dates still reaches its owner. */
@Entity('reminder_pauses')
export class Pause {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'subject_type' }) subjectType!: 'vendor' | 'request';
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  /** Reminders leave again from this day on. */
  @Column('date', { name: 'paused_until' }) pausedUntil!: LocalDate;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
}
