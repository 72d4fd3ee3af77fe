import type { DeadlineBasis } from '@holdfast/domain/deadlines/deadline-fact';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { ScheduleKind, ScheduleScope } from '@holdfast/domain/schedules/schedule';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How often something is asked again, or looked at again. */
@Entity('schedules')
export class Schedule {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  /** Of one that is shipped; null for one of the organization's own. */
  @Column('text', { nullable: true }) key!: string | null;
  @Column('text') kind!: ScheduleKind;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text') title!: string;
  @Column('text') scope!: ScheduleScope;
  /** Of these only; null: of any tier, or none. */
  @Column('text', { array: true, nullable: true }) tiers!: Tier[] | null;
  @Column('int', { name: 'cadence_months' }) cadenceMonths!: number;
  /** How many days a vendor has to answer, or we to look. */
  @Column('int', { name: 'due_days' }) dueDays!: number;
  /** What the vendor reads at the top. */
  @Column('text') message!: string;
  @Column('text') basis!: DeadlineBasis;
  @Column('text') cite!: string;
  @Column('text') note!: string;
  @Column('boolean') active!: boolean;
  /** The first day on which it may come up. */
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: LocalDate | null;
  @Column('int') version!: number;
}

/** What a person may say of a schedule. */
export type ScheduleSettings = Pick<Schedule, 'scope' | 'tiers' | 'cadenceMonths' | 'dueDays' | 'message' | 'active' | 'startsOn'>;
