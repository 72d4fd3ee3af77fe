import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who reads which section of a submission; a section without one is everybody's. */
@Entity('section_reviewers')
export class SectionReviewer {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('text') section!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
}
