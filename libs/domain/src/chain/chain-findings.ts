import type { ChainState } from './chain-state.js';
import { engagementChecks, type ChainUnknown, type ChainViolation } from './engagement-checks.js';
import { compareIds } from './ordered-ids.js';
import { allAtOnce } from './steps.js';

const inOrder = (a: { rule: string; edge: string; against?: string | null }, b: { rule: string; edge: string; against?: string | null }): number =>
  compareIds(a.rule, b.rule) || compareIds(a.edge, b.edge) || compareIds(a.against ?? '', b.against ?? '');

/**
 * What the rules CH-01 to CH-18 find on the register's day, by rule, engagement and engagement upstream. Days are calendar days. What nobody has
 * read is never a pass and never a violation. Throws `TooManyPaths` where a cycle makes paths too many to follow. Source: `chain-rules.json`; readings of `rules-io`, chain.
 */
export const chainFindings = (state: ChainState): { violations: ChainViolation[]; cannotTell: ChainUnknown[] } => {
  const check = allAtOnce(engagementChecks(state));
  const found = state.register.engagements.map(check);
  return { violations: found.flatMap(({ violations }) => violations).toSorted(inOrder), cannotTell: found.flatMap(({ cannotTell }) => cannotTell).toSorted(inOrder) };
};
