import { plainDay } from '../dates/date-words.js';
import type { LocalDate } from '../dates/local-date.js';
import type { AgreementGap } from './agreement-span.js';
import type { AgreementStanding } from './agreement-standing.js';
import type { AgreementStatus } from './agreement-status.js';
import { renewal, type NoticePeriod, type RenewalTerms } from './renewal.js';

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
const noticeWords = (notice: NoticePeriod): string => ('months' in notice ? counted(notice.months, 'month') : counted(notice.days, 'day'));

/** What the sentence about an agreement's state is made of. `endsWith` is the agreement whose end is its own, null when its own terms end it. */
export interface WhyFacts {
  status: AgreementStatus;
  standing: AgreementStanding;
  life: RenewalTerms | null;
  from: LocalDate | null;
  endsWith: string | null;
}

/** Why an agreement stands as it does, in one sentence. Days are local days. */
export const whyItStands = ({ status, standing: { state, termNumber, lastDay, renewsOn, giveNoticeBy, stoppable }, life, from, endsWith }: WhyFacts): string => {
  const last = lastDay === null ? '' : plainDay(lastDay);
  switch (state) {
    case 'draft': return 'It was not executed yet: nothing is covered by it.';
    case 'out_for_signature': return 'Nothing is covered by it until both sides have signed.';
    case 'void': return 'It was given up before it was executed.';
    case 'not_yet_in_force': return from === null ? 'It is not in force yet.' : `Its first day in force is ${plainDay(from > (life?.effectiveDate ?? from) ? from : (life?.effectiveDate ?? from))}.`;
    case 'expired': return endsWith === null ? `Its last day in force was ${last}.` : `It ended with ${endsWith}; the last day in force was ${last}.`;
    case 'terminated': return `It was terminated; its last day in force was ${last}.`;
    case 'superseded': return `It was replaced; its last day in force was ${last}.`;
    case 'in_force': case 'in_notice_window': break;
  }
  if (status === 'terminated') return `It was terminated; its last day in force is ${last}.`;
  if (status === 'superseded') return lastDay === null ? 'It was replaced.' : `It is replaced; its last day in force is ${last}.`;
  if (endsWith !== null && lastDay !== null && renewsOn === null) return `It ends with ${endsWith}; its last day in force is ${last}.`;
  if (lastDay === null) return `It has been in force since ${from === null ? 'its first day' : plainDay(from)}, and has no end.`;
  if (renewsOn === null) return `Its last day in force is ${last}; it does not renew by itself.`;
  const renews = `Term ${termNumber} ends on ${last}, and it renews by itself on ${plainDay(renewsOn)}`;
  if (giveNoticeBy === null) return `${renews}; no notice period is recorded.`;
  if (state === 'in_force') return `${renews} unless notice is given by ${plainDay(giveNoticeBy)}.`;
  return stoppable !== null && stoppable.giveNoticeBy === giveNoticeBy
    ? `${renews}: this is the last day to give notice.`
    : `${renews}: the day to give notice, ${plainDay(giveNoticeBy)}, has passed.${stoppable === null ? '' : ` Notice by ${plainDay(stoppable.giveNoticeBy)} stops the next renewal.`}`;
};

/** The days a late signature left without an agreement. */
export const signingGapWords = ({ from, to, days }: AgreementGap): string =>
  `It was signed after it says it takes effect: ${days === 1 ? `${plainDay(from)} is` : `${plainDay(from)} through ${plainDay(to)} (${days} days) are`} not covered by it. Signing does not reach back.`;

/** The days between an agreement and its successor. */
export const lapseWords = ({ from, to, days }: AgreementGap, before: string): string =>
  `Between ${before} and this one ${days === 1 ? `${plainDay(from)} lies` : `${plainDay(from)} through ${plainDay(to)} (${days} days) lie`} without either.`;

/**
 * What to know of a notice period that is longer than the first term: which renewal notice could not stop, and the first one it can. Null where notice
 * can be given in time from the first day on, or nothing renews.
 */
export const longNoticeWords = (life: RenewalTerms): string | null => {
  if (!life.autoRenew || life.notice === null || 'evergreen' in life.initialTerm) return null;
  const first = renewal(life, life.effectiveDate);
  if (first.giveNoticeBy === null || first.giveNoticeBy >= life.effectiveDate || first.nextRenewalDate === null) return null;
  const still = first.stillStoppable;
  return `The notice period of ${noticeWords(life.notice)} is longer than the term: the renewal on ${plainDay(first.nextRenewalDate)} cannot be stopped in time.${still === null ? '' : ` The first that can is the one on ${plainDay(still.renewalStopped)}, by notice on ${plainDay(still.giveNoticeBy)}.`}`;
};

/** A child whose own terms run on after the agreement it ends with. */
export const cutByParentWords = (ownUntil: LocalDate | null, parent: string, parentUntil: LocalDate): string =>
  `By its own terms it would run ${ownUntil === null ? 'on without an end' : `through ${plainDay(ownUntil)}`}; it ends with ${parent}, whose last day is ${plainDay(parentUntil)}.`;

/** Another agreement of the same kind for the same engagement, on some of the same days. */
export interface Overlap {
  service: string;
  id: string;
  title: string;
  from: LocalDate;
}

/** Which of two agreements of one kind governs an engagement: the one that took effect last; of two on one day, the one with the later id. Source: as the chain reads it. */
export const overlapWords = (own: { id: string; from: LocalDate }, { service, id, title, from }: Overlap): string => {
  const ownGoverns = own.from > from || (own.from === from && own.id > id);
  return `${service || 'An engagement'} is also covered by ${title}, in force from ${plainDay(from)}. Of two of one kind the one that took effect last governs: here ${ownGoverns ? 'this one' : title}.`;
};
