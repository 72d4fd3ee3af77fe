import type { InitialTerm, NoticePeriod, RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One version of what an agreement says of its own life. Never changed: a correction is a further version. */
@Entity('agreement_terms')
export class AgreementTerms {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('int') number!: number;
  @Column('text') reason!: 'new' | 'amendment' | 'correction';
  @Column('date', { name: 'effective_on' }) effectiveOn!: LocalDate;
  @Column('jsonb', { name: 'initial_term' }) initialTerm!: InitialTerm;
  @Column('boolean', { name: 'auto_renew' }) autoRenew!: boolean;
  @Column('int', { name: 'renewal_term_months', nullable: true }) renewalTermMonths!: number | null;
  @Column('jsonb', { nullable: true }) notice!: NoticePeriod | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
}

export const renewalTermsOf = ({ effectiveOn, initialTerm, autoRenew, renewalTermMonths, notice }: AgreementTerms): RenewalTerms =>
  ({ effectiveDate: effectiveOn, initialTerm, autoRenew, renewalTermMonths, notice });
