import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One vendor of a campaign: asked once, or refused with the reason. */
@Entity('campaign_recipients')
export class CampaignRecipient {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('uuid', { name: 'contact_id' }) contactId!: string;
  /** As they were when it was sent. */
  @Column('text', { name: 'contact_name' }) contactName!: string;
  @Column('text', { name: 'contact_email' }) contactEmail!: string;
  @Column('text') state!: 'waiting' | 'sent' | 'refused';
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('text', { name: 'refused_because' }) refusedBecause!: string;
  @Column('date', { name: 'reminded_on', nullable: true }) remindedOn!: LocalDate | null;
  /** Looked at when the campaign was closed. */
  @Column('boolean') settled!: boolean;
}
