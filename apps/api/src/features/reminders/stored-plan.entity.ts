import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The organization's own plan for one kind of deadline, where it differs from the usual one. */
@Entity('reminder_plans')
export class StoredPlan {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') kind!: DeadlineKind;
  /** For vendors of this class; empty: for all that have no plan of their own. */
  @Column('text') tier!: Tier | '';
  @Column('int', { name: 'days_before', array: true }) daysBefore!: number[];
  @Column('text') at!: string;
  @Column('text') days!: 'every' | 'business';
  @Column('text') weekend!: 'stay' | 'before' | 'after';
  @Column('int', { name: 'escalate_after', nullable: true }) escalateAfter!: number | null;
  @Column('int') version!: number;
}
