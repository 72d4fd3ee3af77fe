import type { ContactPurpose } from '@holdfast/contracts/vendors';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person at a vendor who may be written to. */
@Entity('contacts')
export class Contact {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('text') name!: string;
  @Column('text') email!: string;
  @Column('text') title!: string;
  @Column('text', { array: true }) purposes!: ContactPurpose[];
  @Column('text') deliverability!: 'unknown' | 'good' | 'bounced';
  @Column('int') version!: number;
}
