import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A day on which a schedule came up for a vendor, and what became of it. */
@Entity('schedule_occurrences')
export class ScheduleOccurrence {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'schedule_id' }) scheduleId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('date', { name: 'occurs_on' }) occursOn!: LocalDate;
  @Column('text') outcome!: 'sent' | 'waiting_contact' | 'not_sent' | 'to_review' | 'reviewed' | 'switched_off';
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  /** Why nothing was sent, or what was seen. */
  @Column('text') said!: string;
  /** Who looked. */
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz') at!: Date;
}
