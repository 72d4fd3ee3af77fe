/** A vendor's risk class as staff set it, the highest first. A vendor may have none. */
export const TIERS = ['critical', 'high', 'moderate', 'low'] as const;
export type Tier = (typeof TIERS)[number];

/** The tiers that something is for, each once, the highest first; null: it is for every vendor, also one without a tier. Nothing chosen narrows nothing. */
export const chosenTiers = (tiers: readonly Tier[] | null): Tier[] | null => {
  const chosen = TIERS.filter((tier) => tiers?.includes(tier));
  return chosen.length > 0 ? chosen : null;
};
