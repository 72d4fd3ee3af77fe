import type { TriageAnswer } from '@holdfast/contracts/engagements';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a person said of an engagement at first sight: screened, not determined. It has no outcome, and never changes. */
@Entity('triages')
export class Triage {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'engagement_id' }) engagementId!: string;
  @Column('text') answer!: TriageAnswer;
  /** The service as it was screened. */
  @Column('text') service!: string;
  @Column('date', { name: 'screened_on' }) screenedOn!: LocalDate;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
