import type { OrganizationKind } from '@holdfast/contracts/organizations';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an organization says of itself. Its id and slug are global; this is its own. */
@Entity('organization_profiles')
export class OrganizationProfile {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: OrganizationKind;
  @Column('text') zone!: string;
  @Column('int') version!: number;
}
