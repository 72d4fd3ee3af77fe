import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const CONTROL_STATES = ['to_check', 'in_place', 'missing', 'not_needed'] as const;
export type ControlState = (typeof CONTROL_STATES)[number];

/** Something that a vendor's report expects of us (a complementary user entity control), and whether we do it. */
@Entity('document_controls')
export class DocumentControl {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('int') position!: number;
  @Column('text') text!: string;
  @Column('text') state!: ControlState;
  @Column('text') note!: string;
  @Column('uuid', { name: 'by_member_id', nullable: true }) byMemberId!: string | null;
  @Column('int') version!: number;
}
