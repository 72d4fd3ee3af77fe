import type { FindingEventKind } from '@holdfast/contracts/findings';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A field of a finding that somebody changed; days as YYYY-MM-DD, people by name. */
export interface FindingChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Something that happened to a finding. Only ever added to. */
@Entity('finding_events')
export class FindingEvent {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'finding_id' }) findingId!: string;
  @Column('text') kind!: FindingEventKind;
  /** The reason given, or the vendor's words. */
  @Column('text') said!: string;
  @Column('jsonb') changes!: FindingChange[];
  @Column('uuid', { name: 'by_member_id', nullable: true }) byMemberId!: string | null;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz') at!: Date;
}
