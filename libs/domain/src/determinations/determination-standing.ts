import { addMonths, type LocalDate } from '../dates/local-date.js';

/** Stands; or asked again, because the engagement is another than the one that was judged, or because a year has passed. */
export type DeterminationStanding = 'stands' | 'engagement_changed' | 'a_year_old';

export interface DeterminedEngagement {
  service: string;
  phi: string;
  phiTypes: readonly string[];
  ephi: boolean | null;
}

const sameKinds = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((type) => other.includes(type));

/** Months after which a determination is asked again, by policy: no law sets them. */
export const ASKED_AGAIN_AFTER = 12;

/** Whether a determination made on a day still stands on another. It never lapses silently into a "no": the product shows it as open again. */
export const standingOf = (judged: DeterminedEngagement, now: DeterminedEngagement, decidedOn: LocalDate, today: LocalDate): DeterminationStanding => {
  if (judged.service !== now.service || judged.phi !== now.phi || judged.ephi !== now.ephi || !sameKinds(judged.phiTypes, now.phiTypes)) return 'engagement_changed';
  return addMonths(decidedOn, ASKED_AGAIN_AFTER) <= today ? 'a_year_old' : 'stands';
};
