import { dayWords } from '../dates/date-words.js';
import type { LocalDate } from '../dates/local-date.js';
import type { Tier } from '../deadlines/tier.js';
import { SEVERITIES, type Severity } from '../questionnaires/questionnaire.js';

/** Risk that is left, the lowest first. */
export const RISK_BANDS = ['low', 'moderate', 'high', 'critical'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** What is known of a vendor on a day. */
export interface RiskFacts {
  /** Its inherent risk; null: nobody has set a class. */
  readonly tier: Tier | null;
  /** The submission decided last; null: none was. */
  readonly review: {
    readonly decision: 'approved' | 'approved_with_conditions' | 'rejected';
    /** By its answers, as the questionnaire bands them; null: nothing was scored. */
    readonly band: string | null;
    readonly validUntil: LocalDate | null;
  } | null;
  /** To be mended: neither closed nor excepted. */
  readonly open: readonly Severity[];
  /** Excepted on the day. */
  readonly excepted: readonly Severity[];
}

export interface ResidualRisk {
  /** Null: nobody can tell. */
  readonly band: RiskBand | null;
  /** Why, a sentence a step. */
  readonly because: readonly string[];
}

const LABELS: Record<RiskBand, string> = { low: 'low', moderate: 'moderate', high: 'high', critical: 'critical' };
/** How far sound answers bring the inherent risk down, and bad ones up. */
const STEPS: Record<RiskBand, number> = { low: -2, moderate: -1, high: 0, critical: 1 };
/** With such a finding open, the risk is never below; an exception weighs one step less. */
const FLOORS: Record<Severity, number> = { low: 0, medium: 1, high: 2, critical: 3 };
const TOP = RISK_BANDS.length - 1;

const isBand = (band: string | null): band is RiskBand => RISK_BANDS.some((each) => each === band);
const counted = (severities: readonly Severity[], gravest: Severity): string => {
  const count = severities.filter((each) => each === gravest).length;
  return count === 1 ? `One ${gravest} finding` : `${count} ${gravest} findings`;
};
const gravestOf = (severities: readonly Severity[]): Severity | undefined => SEVERITIES.findLast((severity) => severities.includes(severity));

/**
 * The risk that is left with a vendor on a day: its inherent class, moved by the answers that were decided last, held up by what is open or excepted, and one step more once the decision
 * has ended. Without a class or a decided review nobody can tell. Holdfast's own reading, not a standard's; every step is said.
 */
export const residualRisk = ({ tier, review, open, excepted }: RiskFacts, today: LocalDate): ResidualRisk => {
  if (tier === null) return { band: null, because: ['Its risk class is not set, so nobody can tell.'] };
  if (review === null) return { band: null, because: [`Its inherent risk is ${LABELS[tier]}.`, 'It was not reviewed, so nobody can tell what is left.'] };
  let at = RISK_BANDS.indexOf(tier);
  const because = [`Its inherent risk is ${LABELS[tier]}.`];
  const move = (to: number, why: string): void => {
    const before = RISK_BANDS[at] as RiskBand;
    at = Math.min(TOP, Math.max(0, to));
    const after = RISK_BANDS[at] as RiskBand;
    because.push(before === after ? `${why}, which leaves it ${LABELS[after]}.` : `${why}, which makes it ${LABELS[after]}.`);
  };
  if (isBand(review.band)) move(at + STEPS[review.band], `The risk by its answers is ${LABELS[review.band]}`);
  else because.push('Its answers were not scored, so they change nothing.');
  if (review.decision === 'rejected') move(Math.max(at, FLOORS.high), 'It was rejected');
  const gravest = gravestOf(open);
  if (gravest) move(Math.max(at, FLOORS[gravest]), `${counted(open, gravest)} ${open.filter((each) => each === gravest).length === 1 ? 'is' : 'are'} open`);
  const exception = gravestOf(excepted);
  if (exception) move(Math.max(at, FLOORS[exception] - 1), `${counted(excepted, exception)} ${excepted.filter((each) => each === exception).length === 1 ? 'is' : 'are'} excepted`);
  if (review.validUntil !== null && review.validUntil < today) move(at + 1, `The decision held until ${dayWords(review.validUntil)} and has ended`);
  return { band: RISK_BANDS[at] as RiskBand, because };
};
