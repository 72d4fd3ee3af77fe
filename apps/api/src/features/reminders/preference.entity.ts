import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a member wants of her own reminders; without a row, the usual. */
@Entity('reminder_preferences')
export class Preference {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
  /** Local time of her digest; null: she wants none. */
  @Column('text', { name: 'digest_at', nullable: true }) digestAt!: string | null;
  /** What comes by itself although only a policy sets its date. */
  @Column('text', { name: 'at_once', array: true }) atOnce!: DeadlineKind[];
  @Column('int') version!: number;
}
