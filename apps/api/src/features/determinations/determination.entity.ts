import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody answered to "does this engagement need a BAA?", and what it led to. Never changed: a later one stands beside it. */
@Entity('determinations')
export class Determination {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'engagement_id' }) engagementId!: string;
  @Column('text', { name: 'rule_version' }) ruleVersion!: string;
  @Column('jsonb') answers!: Record<string, string>;
  @Column('text') outcome!: string;
  /** The question that decided. */
  @Column('text', { name: 'decided_at' }) decidedAt!: string;
  @Column('text') cite!: string;
  /** The engagement as it was judged. */
  @Column('text') service!: string;
  @Column('text') phi!: string;
  @Column('text', { name: 'phi_types', array: true }) phiTypes!: string[];
  @Column('boolean', { nullable: true }) ephi!: boolean | null;
  @Column('date', { name: 'decided_on' }) decidedOn!: LocalDate;
  @Column('uuid', { name: 'by_member_id' }) byMemberId!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
