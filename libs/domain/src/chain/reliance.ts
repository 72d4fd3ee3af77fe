import { asAssociate, reaching } from './chain-graph.js';
import type { ChainState } from './chain-state.js';
import { compareIds } from './ordered-ids.js';
import type { Steps } from './steps.js';

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
export function* reliance({ live, graph }: ChainState, ourselves: string, most: number): Steps<Reliance[]> {
  const customers = new Map<string, Set<string>>();
  for (const { customer, supplier } of live) {
    yield;
    const direct = customers.get(supplier);
    if (direct === undefined) customers.set(supplier, new Set([customer]));
    else direct.add(customer);
  }
  const candidates = [...customers].filter(([party]) => party !== ourselves).toSorted(([a, one], [b, other]) => other.size - one.size || compareIds(a, b)).slice(0, COUNTED);
  const found: Reliance[] = [];
  for (const [party, direct] of candidates) {
    const above = new Set([...(yield* reaching([asAssociate(party)], graph, 'into'))].map(partyOf));
    found.push({ party, reliers: above.size - (above.has(ourselves) ? 1 : 0) - 1, direct: direct.size - (direct.has(ourselves) ? 1 : 0), reachesUs: above.has(ourselves) });
  }
  return found.sort((a, b) => b.reliers - a.reliers || b.direct - a.direct || compareIds(a.party, b.party)).slice(0, most);
}
