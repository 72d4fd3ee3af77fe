import { tryEngagements, type AttemptAnswer } from './chain-attempts.js';
import { chainFindings } from './chain-findings.js';
import { blastRadius, concentration, type BlastRadius, type PartyConcentration } from './chain-reach.js';
import type { ChainRegister } from './chain-register.js';
import { chainState } from './chain-state.js';
import type { ChainUnknown, ChainViolation } from './engagement-checks.js';
import { leafPaths } from './leaf-paths.js';
import { uniqueIds } from './ordered-ids.js';
import { TooManyPaths } from './path-walk.js';
import { readRegister, type ChainRefusal } from './read-register.js';
import { uncoveredPaths } from './uncovered-paths.js';

/** What the chain says on a day. Paths are lists of engagement ids from where they start; `maxDepth` counts engagements. */
export interface ChainAnswer {
  uncoveredEngagements: string[];
  uncoveredPaths: string[][];
  leafPaths: number;
  leafPathsWithGap: number;
  maxDepth: number;
  violations: ChainViolation[];
  cannotTell: ChainUnknown[];
  concentration: Record<string, PartyConcentration>;
  blastRadius: Record<string, BlastRadius>;
  attempts: AttemptAnswer[];
}

/** The chain of a register on its day; what is only tried changes none of it. Throws `TooManyPaths`, and a RangeError when a day would lie outside the years 0001 to 9999. */
export const chain = (register: ChainRegister): ChainAnswer => {
  const state = chainState(register);
  const paths = leafPaths(state.reached, ({ engagement }) => state.isUncovered(engagement));
  return {
    uncoveredEngagements: state.live.filter(state.isUncovered).map(({ id }) => id),
    uncoveredPaths: uncoveredPaths(state.reached, ({ engagement }) => state.isUncovered(engagement)),
    leafPaths: paths.leafPaths,
    leafPathsWithGap: paths.leafPathsWithGap,
    maxDepth: paths.maxDepth,
    ...chainFindings(state),
    concentration: concentration(state, paths),
    blastRadius: Object.fromEntries(uniqueIds(register.blastRadiusOf).map((party) => [party, blastRadius(state, paths, party)])),
    attempts: tryEngagements(register.attempts, register.engagements, register.parties),
  };
};

/** The rule `chain` on plain JSON: refuses an impossible register by class, and one with more paths than can be listed as `too_many_paths`. */
export const chainRule = (input: Record<string, unknown>): ChainAnswer | { refused: ChainRefusal | 'too_many_paths' } => {
  const register = readRegister(input);
  if ('refused' in register) return register;
  try {
    return chain(register);
  } catch (error) {
    if (error instanceof TooManyPaths) return { refused: 'too_many_paths' };
    if (error instanceof RangeError) return { refused: 'not_a_date' };
    throw error;
  }
};
