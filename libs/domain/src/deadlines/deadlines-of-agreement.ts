import type { AgreementStatus } from '../agreements/agreement-status.js';
import { renewal, type NoticePeriod, type RenewalTerms } from '../agreements/renewal.js';
import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from './deadline-fact.js';

/** What is known of an agreement; `terms` null = not read yet, `cite` the clause that sets term and notice. */
export interface AgreementFacts {
  status: AgreementStatus;
  terms: RenewalTerms | null;
  cite?: string;
}

const count = (quantity: number, unit: string): string => `${quantity} ${unit}${quantity === 1 ? '' : 's'}`;

const noticeWords = (notice: NoticePeriod): string => ('months' in notice ? count(notice.months, 'month') : count(notice.days, 'day'));

/**
 * The deadline that follows from an agreement on a day. Only an executed one has any. Where it renews and notice can still stop a
 * renewal, that notice is due on its last possible day, the first that is not past; else its last day in force is, which for an
 * agreement that has ended is past. An evergreen agreement, and one whose terms have not been read, has none. Takes terms that `renewalProblem` has let through.
 * Source: the contract, read as in `renewal`.
 */
export const deadlinesOfAgreement = ({ status, terms, cite }: AgreementFacts, today: LocalDate): DeadlineFact[] => {
  if (status !== 'executed' || terms === null) return [];
  const standing = renewal(terms, today);
  if (standing.termEnd === null) return [];
  const source = { basis: 'contract' as const, ...(cite === undefined ? {} : { cite }) };
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
