import type { Decision } from '@holdfast/contracts/requests';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The requester's reading of one submission. The vendor sees of it what was sent back, and the decision. */
@Entity('assessments')
export class Assessment {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('text') state!: 'open' | 'returned' | 'decided';
  @Column('text', { nullable: true }) decision!: Decision | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { array: true }) conditions!: string[];
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('int') version!: number;
}
