import { TIERS, type Tier } from '../deadlines/tier.js';
import { addMonths, type LocalDate } from '../dates/local-date.js';

/** What an organization asks of its own decisions. */
export interface ReviewPolicy {
  /** Vendors of these risk classes are approved by two people. */
  readonly secondForTiers: readonly Tier[];
  /** Exceptions are granted by two people. */
  readonly secondForExceptions: boolean;
  /** How many months a decision holds, by the vendor's risk class. */
  readonly validMonths: Readonly<Record<Tier, number>>;
}

/** The policy of an organization that has set none. */
export const USUAL_REVIEW_POLICY: ReviewPolicy = { secondForTiers: [], secondForExceptions: false, validMonths: { critical: 12, high: 12, moderate: 24, low: 36 } };

export const LONGEST_VALID_MONTHS = 60;

/** The last day on which a decision of this day holds; a vendor without a risk class is taken as one of the highest. */
export const usualValidUntil = ({ validMonths }: Pick<ReviewPolicy, 'validMonths'>, tier: Tier | null, decidedOn: LocalDate): LocalDate => addMonths(decidedOn, validMonths[tier ?? TIERS[0]]);

/** Whether a second person has to approve: where the policy asks for her, and there is one. `aloneBecause`: why the policy was not kept; empty where it was. */
export const secondApproval = (asked: boolean, couldApprove: number): { needed: boolean; aloneBecause: string } =>
  asked && couldApprove < 2 ? { needed: false, aloneBecause: 'Nobody else here may approve it' } : { needed: asked, aloneBecause: '' };
