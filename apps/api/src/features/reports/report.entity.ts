import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A document made of what was recorded, kept as it was made. */
@Entity('reports')
export class Report {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('text') kind!: 'assessment';
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId!: string;
  @Column('int') number!: number;
  @Column('text') state!: 'asked' | 'made' | 'failed';
  @Column('uuid', { name: 'file_id', nullable: true }) fileId!: string | null;
  @Column('int', { nullable: true }) pages!: number | null;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('timestamptz', { name: 'made_at', nullable: true }) madeAt!: Date | null;
}
