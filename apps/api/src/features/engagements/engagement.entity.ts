import type { Agency, Assurance, Capacity } from '@holdfast/contracts/engagements';
import type { PhiScope } from '@holdfast/contracts/vendors';
import type { PhiAccess, PhiVolume } from '@holdfast/domain/tiers/inherent-tier';
import type { PhiType } from '@holdfast/domain/chain/phi-types';
import type { RecordedEngagement } from '@holdfast/domain/chain/recorded-engagement';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One service that a supplier does for a customer, and whether PHI flows to do it. A null side is ourselves. */
@Entity('engagements')
export class Engagement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'customer_vendor_id', nullable: true }) customerVendorId!: string | null;
  @Column('uuid', { name: 'supplier_vendor_id', nullable: true }) supplierVendorId!: string | null;
  @Column('text') service!: string;
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('text') phi!: PhiScope;
  @Column('text', { name: 'phi_note' }) phiNote!: string;
  @Column('text', { name: 'phi_types', array: true }) phiTypes!: PhiType[];
  /** Is any of it electronic? Null: nobody knows. */
  @Column('boolean', { nullable: true }) ephi!: boolean | null;
  /** When PHI first flowed and last did, where that differs from the engagement's own days. */
  @Column('text') volume!: PhiVolume;
  @Column('text') access!: PhiAccess;
  /** Would care stop without it? Null: nobody knows. */
  @Column('boolean', { nullable: true }) critical!: boolean | null;
  @Column('date', { name: 'flow_from', nullable: true }) flowFrom!: string | null;
  @Column('date', { name: 'flow_until', nullable: true }) flowUntil!: string | null;
  @Column('text') capacity!: Capacity;
  @Column('text') agency!: Agency;
  @Column('text', { name: 'agency_reason' }) agencyReason!: string;
  @Column('text', { nullable: true }) assurance!: Assurance | null;
  /** Who gave the assurance, or which document was seen. */
  @Column('text', { name: 'assurance_source' }) assuranceSource!: string;
  @Column('date', { name: 'assurance_on', nullable: true }) assuranceOn!: string | null;
  @Column('text') country!: string;
  @Column('text') state!: string;
  @Column('text') source!: 'recorded' | 'import' | 'told';
  @Column('int') version!: number;
}

/** What a person may say of an engagement. */
export type EngagementDetails = Omit<Engagement, 'id' | 'tenantId' | 'customerVendorId' | 'supplierVendorId' | 'source' | 'version'>;

/** Who engages whom; null is ourselves. */
export type EngagementParties = Pick<Engagement, 'customerVendorId' | 'supplierVendorId'>;

/** Before anybody says more of it. */
export const NOTHING_SAID: EngagementDetails = {
  service: '', fromOn: null, toOn: null, phi: 'unknown', phiNote: '', phiTypes: [], ephi: null, volume: 'unknown', access: 'unknown', critical: null, flowFrom: null, flowUntil: null, capacity: 'for_itself',
  agency: 'undetermined', agencyReason: '', assurance: null, assuranceSource: '', assuranceOn: null, country: '', state: '',
};

/** The engagement as the chain reads it; `ourselves` stands for the side that is null. */
export const recordedOf = (engagement: EngagementDetails & EngagementParties & { id: string }, ourselves: string): RecordedEngagement =>
  ({ ...engagement, customer: engagement.customerVendorId ?? ourselves, supplier: engagement.supplierVendorId ?? ourselves });
