import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** When an organization's deadlines were last compared with its facts, what was found, and when they are next. */
@Entity('reconciles')
export class Reconcile {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('timestamptz', { name: 'next_at' }) nextAt!: Date;
  @Column('timestamptz', { name: 'looked_at' }) lookedAt!: Date;
  @Column('date', { name: 'looked_day' }) lookedDay!: LocalDate;
  @Column('int') matters!: number;
  /** Matters of which something no longer followed from its facts. It should be nothing but the calendar's. */
  @Column('int') moved!: number;
}
