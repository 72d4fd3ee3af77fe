const HOLDS = { 'at most': (ratio, goal) => ratio <= goal, 'at least': (ratio, goal) => ratio >= goal };
const rounded = (value) => Number(value.toPrecision(4));

/**
 * One line of the bench. `ours` and `limit` have one unit and come from one run; the goal bounds `ratio`, which is ours / limit
 * unless a round-by-round one is given. `also` is what else has to be true.
 */
export const row = ({ id, work, unit, ours, limit, ratio = ours / limit, bound, goal, also = true, ...more }) =>
  ({ id, work, unit, ours: rounded(ours), limit: rounded(limit), ratio: rounded(ratio), bound, goal, holds: also && HOLDS[bound](ratio, goal), ...more });
