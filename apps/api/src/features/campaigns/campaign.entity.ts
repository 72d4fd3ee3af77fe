import type { CampaignState } from '@holdfast/contracts/campaigns';
import type { CampaignFilter, CampaignKind } from '@holdfast/domain/campaigns/campaign';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One asking of many vendors. */
@Entity('campaigns')
export class Campaign {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') title!: string;
  @Column('text') kind!: CampaignKind;
  /** The statement's or the questionnaire's. */
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text', { name: 'subject_title' }) subjectTitle!: string;
  /** What each vendor reads at the top. */
  @Column('text') message!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  /** By which the recipients were found, for the record. */
  @Column('jsonb') filter!: CampaignFilter;
  @Column('text') state!: CampaignState;
  /** The local day of the last further mail. */
  @Column('date', { name: 'reminding_on', nullable: true }) remindingOn!: LocalDate | null;
  /** Whether that mail has gone to everybody. */
  @Column('boolean') reminded!: boolean;
  /** Closing takes back what was not answered. */
  @Column('boolean') withdraws!: boolean;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
}
