import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { Relation } from '@holdfast/contracts/vendors';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A company in the organization's register. */
@Entity('vendors')
export class Vendor {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text', { name: 'legal_name' }) legalName!: string;
  /** The name as duplicates are compared: `vendorNameKey`. */
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('text', { name: 'external_ref', nullable: true }) externalRef!: string | null;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { name: 'address_line1', nullable: true }) addressLine1!: string | null;
  @Column('text', { name: 'address_line2', nullable: true }) addressLine2!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) state!: string | null;
  @Column('text', { name: 'postal_code', nullable: true }) postalCode!: string | null;
  @Column('text') notes!: string;
  @Column('text') relation!: Relation;
  /** Its risk class; null: cannot tell, or nobody has said. */
  @Column('text', { nullable: true }) tier!: Tier | null;
  /** Who says so: the rules, or staff in their place. */
  @Column('text', { name: 'tier_by', nullable: true }) tierBy!: 'rules' | 'staff' | null;
  @Column('text', { name: 'tier_reason' }) tierReason!: string;
  @Column('uuid', { name: 'owner_member_id', nullable: true }) ownerMemberId!: string | null;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @Column('boolean') sample!: boolean;
  @Column('int') version!: number;
}

/** What a person may say of a vendor. */
export type VendorDetails = Pick<Vendor, 'legalName' | 'externalRef' | 'website' | 'addressLine1' | 'addressLine2' | 'city' | 'state' | 'postalCode' | 'notes' | 'relation' | 'ownerMemberId'>;

/** What may become of a vendor: what a person says of it, and its risk class. */
export type VendorChange = Partial<VendorDetails & Pick<Vendor, 'tier'>>;

/** A vendor as a list is compared with it. */
export type RegisteredVendor = Pick<Vendor, 'id' | 'legalName' | 'externalRef' | 'website' | 'addressLine1' | 'addressLine2' | 'city' | 'state' | 'postalCode' | 'archivedAt'>;

/** A vendor as a file tells of it, with the one person it may name. */
export type ImportedVendor = Pick<Vendor, 'legalName' | 'externalRef' | 'website' | 'addressLine1' | 'addressLine2' | 'city' | 'state' | 'postalCode' | 'notes'> & { contact: { name: string; email: string } | null };
