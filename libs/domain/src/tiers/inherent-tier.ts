import type { PhiType } from '../chain/phi-types.js';
import { compareDates, type LocalDate } from '../dates/local-date.js';
import { type Tier, TIERS } from '../deadlines/tier.js';

/** How many people's PHI, at the most at one time. */
export const PHI_VOLUMES = ['unknown', 'under_500', 'under_10k', 'under_100k', 'over_100k'] as const;
export type PhiVolume = (typeof PHI_VOLUMES)[number];

/** How the supplier comes to PHI. */
export const PHI_ACCESSES = ['unknown', 'on_premises', 'our_systems', 'holds_copies'] as const;
export type PhiAccess = (typeof PHI_ACCESSES)[number];

/** What the rules read of an engagement. */
export interface TieredEngagement {
  readonly service: string;
  readonly phi: 'flows' | 'none' | 'unknown';
  readonly phiTypes: readonly PhiType[];
  readonly volume: PhiVolume;
  readonly access: PhiAccess;
  /** Would care stop without it? Null: nobody knows. */
  readonly critical: boolean | null;
  readonly country: string;
  readonly toOn: LocalDate | null;
}

/** Why a vendor is at least of this class. */
export interface TierReason {
  readonly tier: Tier;
  readonly why: string;
}

export interface InherentTier {
  /** Null: cannot tell, as `missing` says. */
  readonly tier: Tier | null;
  readonly reasons: readonly TierReason[];
  /** What nobody has said, and could raise the class. */
  readonly missing: readonly string[];
}

/** Kinds that do more harm to a person when they come out, or that law guards further (42 CFR Part 2; 45 CFR 164.508(a)(2)). */
const SENSITIVE: readonly PhiType[] = ['sud', 'psych', 'genetic', 'biometric', 'ssn', 'minors'];
const DOMESTIC = /^(us|usa|u\.s\.a?\.?|united states( of america)?)$/i;

const isLarge = ({ volume }: TieredEngagement): boolean => volume === 'under_100k' || volume === 'over_100k';

/** Ours, as policy; each says "at least", and the highest counts. */
const RULES: readonly { readonly tier: Tier; readonly holds: (engagement: TieredEngagement) => boolean; readonly why: string }[] = [
  { tier: 'low', holds: ({ phi }) => phi === 'none', why: 'No PHI reaches it' },
  { tier: 'moderate', holds: ({ phi, critical }) => phi === 'none' && critical === true, why: 'No PHI reaches it, but care would stop without it' },
  { tier: 'moderate', holds: ({ phi }) => phi === 'flows', why: 'PHI flows' },
  { tier: 'high', holds: ({ phi, critical }) => phi === 'flows' && critical === true, why: 'PHI flows, and care would stop without it' },
  { tier: 'high', holds: ({ phi, phiTypes }) => phi === 'flows' && phiTypes.some((type) => SENSITIVE.includes(type)), why: 'PHI flows of a kind that does more harm when it comes out' },
  { tier: 'high', holds: (engagement) => engagement.phi === 'flows' && isLarge(engagement), why: 'PHI of 10,000 people or more flows' },
  { tier: 'high', holds: ({ phi, access }) => phi === 'flows' && access === 'holds_copies', why: 'It keeps PHI in systems of its own' },
  { tier: 'high', holds: ({ phi, country }) => phi === 'flows' && country.trim() !== '' && !DOMESTIC.test(country.trim()), why: 'PHI is handled outside the United States' },
  { tier: 'critical', holds: ({ phi, volume }) => phi === 'flows' && volume === 'over_100k', why: 'PHI of 100,000 people or more flows' },
  { tier: 'critical', holds: (engagement) => engagement.phi === 'flows' && isLarge(engagement) && engagement.access === 'holds_copies' && engagement.phiTypes.some((type) => SENSITIVE.includes(type)), why: 'It keeps sensitive PHI of 10,000 people or more' },
  { tier: 'critical', holds: (engagement) => engagement.phi === 'flows' && engagement.critical === true && engagement.access === 'holds_copies' && isLarge(engagement), why: 'It keeps PHI of 10,000 people or more, and care would stop without it' },
];

const named = ({ service }: TieredEngagement): string => service.trim() || 'An engagement without a name';

/** What the engagements that a vendor supplies make of its risk class on a day; ended ones no longer count. The order of engagements changes nothing. */
export const inherentTier = (engagements: readonly TieredEngagement[], today: LocalDate): InherentTier => {
  const current = engagements.filter(({ toOn }) => toOn === null || compareDates(toOn, today) >= 0);
  const reasons = current
    .flatMap((engagement) => RULES.filter(({ holds }) => holds(engagement)).map(({ tier, why }) => ({ tier, why: `${named(engagement)}: ${why}` })))
    .toSorted((one, other) => TIERS.indexOf(one.tier) - TIERS.indexOf(other.tier) || one.why.localeCompare(other.why));
  const missing = current.flatMap((engagement) => missingOf(engagement).map((what) => `${named(engagement)}: ${what}`)).toSorted();
  const unknown = current.some(({ phi }) => phi === 'unknown');
  // What nobody has screened could be anything; only the highest class can not be raised by it.
  const tier = reasons.length === 0 || (unknown && reasons[0].tier === 'low') ? null : reasons[0].tier;
  return { tier, reasons, missing };
};

const missingOf = ({ phi, volume, access, critical, phiTypes }: TieredEngagement): string[] => {
  if (phi === 'unknown') return ['nobody has said whether PHI flows'];
  return [
    ...(critical === null ? ['nobody has said whether care would stop without it'] : []),
    ...(phi === 'flows' && volume === 'unknown' ? ['nobody has said of how many people'] : []),
    ...(phi === 'flows' && access === 'unknown' ? ['nobody has said how it comes to PHI'] : []),
    ...(phi === 'flows' && phiTypes.length === 0 ? ['nobody has said which kinds of PHI'] : []),
  ];
};
