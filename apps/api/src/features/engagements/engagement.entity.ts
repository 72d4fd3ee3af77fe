import type { PhiScope } from '@holdfast/contracts/vendors';
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
  @Column('text') source!: 'recorded' | 'import';
  @Column('int') version!: number;
}

/** What a person may say of an engagement. */
export type EngagementDetails = Pick<Engagement, 'service' | 'fromOn' | 'toOn' | 'phi' | 'phiNote'>;
