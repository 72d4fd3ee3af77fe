import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The PDF of what was handed over: the vendor's own. */
@Entity('submission_copies')
export class SubmissionCopy {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}
