import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { ReadingsChange, TermsVersion, VersionReason } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One version of what an agreement says, holding only what it changes. Never changed itself: a correction is a further version. */
@Entity('agreement_terms')
export class AgreementTerms {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('int') number!: number;
  @Column('text') reason!: VersionReason;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: LocalDate;
  @Column('int', { nullable: true }) corrects!: number | null;
  @Column('jsonb') life!: Partial<RenewalTerms>;
  @Column('jsonb') readings!: ReadingsChange;
  @Column('text') note!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('text', { name: 'recorded_by_name' }) recordedByName!: string;
}

/** The versions as the rules read them. */
export const versionsOf = (terms: readonly Pick<AgreementTerms, 'number' | 'reason' | 'effectiveFrom' | 'corrects' | 'life' | 'readings' | 'recordedAt'>[]): TermsVersion[] =>
  terms.map(({ number, reason, effectiveFrom, corrects, life, readings, recordedAt }) => ({ number, reason, effectiveFrom, corrects, life, readings, recordedAt: recordedAt.toISOString() }));
