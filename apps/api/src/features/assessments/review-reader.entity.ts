import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Which question a person has before her. Forgotten soon after she stops saying so. */
@Entity('review_readers')
export class ReviewReader {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('uuid', { name: 'member_id' }) memberId!: string;
  @Column('text', { name: 'question_key' }) questionKey!: string;
  @Column('timestamptz') at!: Date;
}
