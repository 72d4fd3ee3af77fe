import type { Proposal, ProposedField, ToldSubcontractor } from '@holdfast/domain/chain/subcontractor-proposals';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const PROPOSAL_KINDS = ['add', 'change', 'confirm', 'end'] as const satisfies readonly Proposal['kind'][];
export const PROPOSAL_STATES = ['open', 'accepted', 'ignored', 'replaced'] as const;

/** What a vendor's list would change in the register. A person accepts or ignores it; a later list replaces what is still open. */
@Entity('engagement_proposals')
export class EngagementProposal {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  /** Who told, and is the customer of the engagement. */
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('int') position!: number;
  @Column('text') kind!: (typeof PROPOSAL_KINDS)[number];
  @Column('jsonb', { nullable: true }) told!: ToldSubcontractor | null;
  @Column('uuid', { name: 'engagement_id', nullable: true }) engagementId!: string | null;
  /** The version of the engagement that the list was compared with; null for one to be added, and where nobody knows. */
  @Column('int', { name: 'engagement_version', nullable: true }) engagementVersion!: number | null;
  @Column('text', { array: true }) fields!: ProposedField[];
  /** Vendors of the same name, best first. */
  @Column('uuid', { array: true }) matches!: string[];
  @Column('date', { name: 'told_on' }) toldOn!: LocalDate;
  /** Name and title of who attested the list. */
  @Column('text', { name: 'told_by' }) toldBy!: string;
  @Column('text') state!: (typeof PROPOSAL_STATES)[number];
  @Column('text') reason!: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_by_name', nullable: true }) decidedByName!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('int') version!: number;
}
