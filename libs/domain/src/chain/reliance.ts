import { asAssociate, rolesReached } from './chain-graph.js';
import type { ChainState } from './chain-state.js';
import { compareIds } from './ordered-ids.js';

/** How many parties stand above one, directly or through others, and how many of them engage it themselves. */
export interface Reliance {
  party: string;
  /** Without `ourselves`. */
  reliers: number;
  direct: number;
  /** Does PHI of our own reach it? */
  reachesUs: boolean;
}

const partyOf = (role: string): string => role.slice(role.indexOf(':') + 1);

/** How many suppliers are counted exactly; of a larger register those with the most customers of their own and beyond. */
const COUNTED = 60;

/** On whom the most parties rely on the register's day, the most first. `ourselves` is not counted among those who rely. */
export const reliance = ({ live, graph }: ChainState, ourselves: string, most: number): Reliance[] => {
  const customers = new Map<string, Set<string>>();
  for (const { customer, supplier } of live) customers.set(supplier, (customers.get(supplier) ?? new Set()).add(customer));
  const candidates = [...customers].filter(([party]) => party !== ourselves).toSorted(([a, one], [b, other]) => other.size - one.size || compareIds(a, b)).slice(0, COUNTED);
  return candidates
    .map(([party, direct]) => {
      const above = new Set([...rolesReached([asAssociate(party)], graph, 'into')].map(partyOf));
      return { party, reliers: above.size - (above.has(ourselves) ? 1 : 0) - 1, direct: direct.size - (direct.has(ourselves) ? 1 : 0), reachesUs: above.has(ourselves) };
    })
    .toSorted((a, b) => b.reliers - a.reliers || b.direct - a.direct || compareIds(a.party, b.party))
    .slice(0, most);
};
