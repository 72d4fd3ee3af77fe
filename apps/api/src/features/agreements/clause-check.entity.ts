import type { ClauseState } from '@holdfast/domain/agreements/baa-checklist';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a person found when she looked for one provision of the checklist. */
@Entity('clause_checks')
export class ClauseCheck {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('text') clause!: string;
  @Column('text') state!: ClauseState;
  /** Page or section. */
  @Column('text', { name: 'found_at' }) foundAt!: string;
  @Column('text') words!: string;
  @Column('uuid', { name: 'by_member_id', nullable: true }) byMemberId!: string | null;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('date', { name: 'checked_on' }) checkedOn!: LocalDate;
  /** The latest version of the terms when she looked: an amendment since then may have changed it. */
  @Column('int', { name: 'terms_number' }) termsNumber!: number;
  @Column('int') version!: number;
}
