import type { ConsoleRole, PortalRole } from '@holdfast/contracts/permissions';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person in an organization. */
@Entity('members')
export class Member {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') name!: string;
  @Column('text') email!: string;
  @Column('text') title!: string;
  @Column('text', { name: 'console_role', nullable: true }) consoleRole!: ConsoleRole | null;
  @Column('text', { name: 'portal_role', nullable: true }) portalRole!: PortalRole | null;
  @Column('boolean') active!: boolean;
  /** The organization has given her authority to sign for it, as `title`. */
  @Column('boolean', { name: 'can_sign' }) canSign!: boolean;
  /** Who answers for her matters when she does not. */
  @Column('uuid', { name: 'deputy_member_id', nullable: true }) deputyMemberId!: string | null;
  @Column('int') version!: number;
}
