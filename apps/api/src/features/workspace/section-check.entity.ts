import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Whether somebody says that a section is done, or that she comes back to it. */
@Entity('section_checks')
export class SectionCheck {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('text', { name: 'section_id' }) sectionId!: string;
  @Column('boolean') completed!: boolean;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz') at!: Date;
}
