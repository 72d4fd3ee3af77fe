import type { AgreementStatus } from '../agreements/agreement-status.js';
import { renewal, type NoticePeriod, type RenewalTerms } from '../agreements/renewal.js';
import { addMonths, type LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from './deadline-fact.js';

/** What is known of an agreement; `terms` null = not read yet, `cite` the clause that sets term and notice. All days are local days. */
export interface AgreementFacts {
  status: AgreementStatus;
  terms: RenewalTerms | null;
  cite?: string;
  /** What ends it before its own terms do: the last day of the agreement that it ends with. */
  endsWith?: { title: string; until: LocalDate } | null;
  /** The day somebody last looked at it; null where nobody is asked to. */
  reviewedOn?: LocalDate | null;
  /** Until when the other side may cure a breach; null where no notice of one was given. */
  cureUntil?: LocalDate | null;
}

/** An agreement without an end is looked at once a year. It is the organization's own policy: no law and no contract sets it. */
const REVIEW_MONTHS = 12;

const count = (quantity: number, unit: string): string => `${quantity} ${unit}${quantity === 1 ? '' : 's'}`;

const noticeWords = (notice: NoticePeriod): string => ('months' in notice ? count(notice.months, 'month') : count(notice.days, 'day'));

/**
 * The deadlines that follow from an agreement on a day. Only an executed one has any. Where it renews and notice can still stop a
 * renewal, that notice is due on its last possible day, the first that is not past; else its last day in force is, which for an
 * agreement that has ended is past. One that ends with another before that is due on the other's last day. An evergreen agreement is reviewed a year
 * after somebody last looked; one whose terms have not been read has no end to tell. A cure period ends on its last day. Takes terms that
 * `renewalProblem` has let through. Source: the contract, read as in `renewal`; for the cure period 45 CFR 164.504(e)(1)(ii)-(iii).
 */
export const deadlinesOfAgreement = (facts: AgreementFacts, today: LocalDate): DeadlineFact[] => {
  const { status, cureUntil = null } = facts;
  if (status !== 'executed') return [];
  const cure: DeadlineFact[] = cureUntil === null ? [] : [{
    kind: 'agreement_cure', occurrence: 'cure', dueOn: cureUntil, basis: 'contract', cite: '45 CFR 164.504(e)(1)(ii)-(iii)',
    reasons: [`The other side was given until ${cureUntil} to cure a breach.`, 'Where the steps taken are unsuccessful, the agreement is terminated, if feasible.'],
  }];
  return [...lifeDeadlines(facts, today), ...cure];
};

const lifeDeadlines = ({ terms, cite, endsWith = null, reviewedOn = null }: AgreementFacts, today: LocalDate): DeadlineFact[] => {
  if (terms === null) return [];
  const source = { basis: 'contract' as const, ...(cite === undefined ? {} : { cite }) };
  const standing = renewal(terms, today);
  if (endsWith && (standing.termEnd === null || endsWith.until < standing.termEnd)) {
    return [{ kind: 'agreement_end', occurrence: endsWith.until, dueOn: endsWith.until, ...source, reasons: [`It ends with ${endsWith.title}, whose last day in force is ${endsWith.until}.`] }];
  }
  if (standing.termEnd === null) {
    if (reviewedOn === null) return [];
    const from = reviewedOn > terms.effectiveDate ? reviewedOn : terms.effectiveDate;
    const dueOn = addMonths(from, REVIEW_MONTHS);
    return [{ kind: 'agreement_review', occurrence: dueOn, dueOn, basis: 'policy', reasons: ['It has no end of its own.', `It was last looked at, or took effect, on ${from}; your policy asks for a look once a year.`] }];
  }
  const term = `Term ${standing.termNumber} runs from ${standing.termStart} through ${standing.termEnd}, its last day in force.`;

  if (standing.stillStoppable && terms.notice) {
    const { giveNoticeBy, renewalStopped } = standing.stillStoppable;
    const missed = renewalStopped === standing.nextRenewalDate ? [] : [`The notice date for the renewal on ${standing.nextRenewalDate}, ${standing.giveNoticeBy}, has passed.`];
    const reasons = [term, ...missed, `Unless notice is given, it renews on ${renewalStopped}.`, `Notice is due ${noticeWords(terms.notice)} before the last day in force: by ${giveNoticeBy}, that day included.`];
    return [{ kind: 'agreement_notice', occurrence: renewalStopped, dueOn: giveNoticeBy, ...source, reasons }];
  }
  const next = standing.nextRenewalDate === null ? 'It does not renew by itself.' : `It renews by itself on ${standing.nextRenewalDate}; no notice period is recorded.`;
  return [{ kind: 'agreement_end', occurrence: standing.termEnd, dueOn: standing.termEnd, ...source, reasons: [term, next] }];
};
