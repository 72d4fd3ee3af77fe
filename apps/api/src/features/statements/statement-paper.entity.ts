import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The PDF of a statement: kept by the requester, fetched by both sides. */
@Entity('statement_papers')
export class StatementPaper {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('int', { name: 'submission_number' }) submissionNumber!: number;
  @Column('text') sha256!: string;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
}
