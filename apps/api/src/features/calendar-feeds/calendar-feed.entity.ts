import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A member's own calendar of what is due, at a secret address. Raising the generation ends every address that was given out. */
@Entity('calendar_feeds')
export class CalendarFeed {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
  @Column('int') generation!: number;
  @Column('text') scope!: 'mine' | 'everyone';
  /** Titles name vendors and agreements. Off, because calendars are shared and synchronized far beyond the person. */
  @Column('boolean', { name: 'with_names' }) withNames!: boolean;
  @Column('boolean') active!: boolean;
}
