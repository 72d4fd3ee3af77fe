import { addDays, type LocalDate } from '../dates/local-date.js';
import { DAY_TERMS, ORDERED_LIMITS, RIGHTS, STATED_LIMITS, type ChainEngagement, type ChainTerms } from './chain-register.js';
import { uniqueIds } from './ordered-ids.js';

/** One agreement as flow-down compares it. `lastDay`: null runs without an end, `unread` nobody knows. */
export interface FlowSide {
  engagement: ChainEngagement;
  terms: ChainTerms;
  lastDay: LocalDate | null | 'unread';
}

/** What comparing gave: what is broken, with details, or null; and the terms that nobody has read, as `down.breachDays`. Both may be. */
export interface FlowFinding {
  broken: Record<string, unknown> | null;
  unknown: string[];
}

type Values = Record<string, unknown>;

/** Compares the named terms one by one; null on either side is neither a pass nor a violation. */
const compared = (names: readonly string[], down: Values, up: Values, breaks: (down: never, up: never, name: string) => boolean): FlowFinding => {
  const unknown: string[] = [];
  const terms: string[] = [];
  for (const name of names) {
    if (down[name] === null) unknown.push(`down.${name}`);
    if (up[name] === null) unknown.push(`up.${name}`);
    if (down[name] !== null && up[name] !== null && breaks(down[name] as never, up[name] as never, name)) terms.push(name);
  }
  return { broken: terms.length > 0 ? { terms } : null, unknown: unknown.length > 1 ? unknown.toSorted() : unknown };
};

const beyond = (down: readonly string[], up: readonly string[]): string[] => uniqueIds(down.filter((entry) => !up.includes(entry)));
const more = (down: number, up: number): boolean => down > up;
const looser = (down: string, up: string, name: string): boolean => {
  const order: readonly string[] = ORDERED_LIMITS[name as keyof typeof ORDERED_LIMITS];
  return order.indexOf(down) < order.indexOf(up);
};

/** A middle party needs a day to pass a notice on. */
const HANDLING_DAYS = 1;

/** CH-02: uses and disclosures downstream are among those upstream. */
export const usesFlowDown = (down: FlowSide, up: FlowSide): FlowFinding => compared(['uses', 'disclosures'], down.terms, up.terms, (a: string[], b: string[]) => beyond(a, b).length > 0);

/** CH-03: no right downstream that upstream does not grant. Silent is not granted. */
export const rightsFlowDown = (down: FlowSide, up: FlowSide): FlowFinding => compared(RIGHTS, down.terms, up.terms, (a: boolean, b: boolean) => a && !b);

/** CH-06: breach notice downstream is not longer, in calendar days. */
export const breachNoticeFlowsDown = (down: FlowSide, up: FlowSide): FlowFinding => compared(['breachDays'], down.terms, up.terms, more);

/** CH-07: breach notice downstream leaves the middle party a day to handle it. Not repeated where CH-06 is broken. */
export const breachNoticeLeavesTime = (down: FlowSide, up: FlowSide): FlowFinding => compared(['breachDays'], down.terms, up.terms, (a: number, b: number) => a <= b && a + HANDLING_DAYS > b);

/** CH-09: incidents are reported no later downstream. */
export const incidentNoticeFlowsDown = (down: FlowSide, up: FlowSide): FlowFinding => compared(['incidentDays'], down.terms, up.terms, more);

/** CH-10: every limit upstream is as strict downstream, or stricter. */
export const limitsFlowDown = (down: FlowSide, up: FlowSide): FlowFinding => {
  const [below, above] = [down.terms.restrictions, up.terms.restrictions];
  const parts = [
    compared(Object.keys(ORDERED_LIMITS), below, above, looser),
    compared(STATED_LIMITS, below, above, (a: boolean, b: boolean) => b && !a),
    compared(['retentionDays'], below, above, more),
  ];
  const terms = parts.flatMap(({ broken }) => (broken?.['terms'] ?? []) as string[]).toSorted();
  return { broken: terms.length > 0 ? { terms } : null, unknown: parts.flatMap(({ unknown }) => unknown).toSorted() };
};

/** CH-11: where upstream forbids subcontracting or asks for approval, its customer approved this engagement. `isApproved` answers that. */
export const subcontractorIsApproved = (up: FlowSide, isApproved: boolean): FlowFinding => {
  const { subcontracting } = up.terms.restrictions;
  if (subcontracting === null) return { broken: null, unknown: ['up.subcontracting'] };
  return { broken: !isApproved && (subcontracting === 'none' || subcontracting === 'approval') ? { terms: ['subcontracting'] } : null, unknown: [] };
};

/** CH-12: help with access, amendment and accounting comes no later downstream. */
export const rightsHelpFlowsDown = (down: FlowSide, up: FlowSide): FlowFinding => compared(DAY_TERMS.filter((name) => /^(access|amendment|accounting)/.test(name)), down.terms, up.terms, more);

const endsLater = (a: LocalDate | null, b: LocalDate | null): boolean => b !== null && (a === null || a > b);

const unreadEnds = (down: FlowSide, up: FlowSide): string[] => [...(down.lastDay === 'unread' ? ['down.end'] : []), ...(up.lastDay === 'unread' ? ['up.end'] : [])];

/** CH-13: the agreement downstream ends no later than that upstream, or ends with it; and PHI is destroyed no later. */
export const endFlowsDown = (down: FlowSide, up: FlowSide): FlowFinding => {
  const destroyed = compared(['destroyDays'], down.terms, up.terms, more);
  const terms = destroyed.broken === null ? [] : ['destroyDays'];
  const unknown = [...destroyed.unknown, ...unreadEnds(down, up)];
  if (down.lastDay !== 'unread' && up.lastDay !== 'unread' && endsLater(down.lastDay, up.lastDay)) {
    if (down.terms.endsWithUpstream === null) unknown.push('down.endsWithUpstream');
    if (down.terms.endsWithUpstream === false) terms.push('endsWithUpstream');
  }
  return { broken: terms.length > 0 ? { terms } : null, unknown: unknown.toSorted() };
};

/** CH-14: an agreement that runs out before that upstream, without renewal or successor, leaves a gap. `alertDates`: 90, 60, 30 and 7 days before its last day in force. */
export const coverageLastsAsLong = (down: FlowSide, up: FlowSide, isSucceeded: boolean): FlowFinding => {
  const unknown = unreadEnds(down, up);
  const { lastDay } = down;
  if (unknown.length > 0 || lastDay === null || lastDay === 'unread' || isSucceeded || up.lastDay === 'unread' || !endsLater(up.lastDay, lastDay)) return { broken: null, unknown };
  return { broken: { terms: ['end'], alertDates: [90, 60, 30, 7].map((days) => addDays(lastDay, -days)) }, unknown };
};

const plain = (type: string): string => type.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const SPECIAL_KINDS = [
  { term: 'part2Terms', types: ['part2', 'part2sud', '42cfrpart2', 'sud', 'sudrecords', 'substanceuse', 'substanceusedisorder'] },
  { term: 'psychTerms', types: ['psych', 'psychnotes', 'psychotherapy', 'psychotherapynotes'] },
] as const;

/** CH-18: PHI types downstream are among those upstream. `beyondTypes` names the others. Kinds that nobody listed cannot be compared. */
export const phiTypesFlowDown = (down: ChainEngagement, up: ChainEngagement): FlowFinding => {
  const unlisted = [...(down.phi.unlisted ? ['down.phiTypes'] : []), ...(up.phi.unlisted ? ['up.phiTypes'] : [])];
  if (unlisted.length > 0) return { broken: null, unknown: unlisted };
  const beyondTypes = beyond(down.phi.types, up.phi.types);
  return { broken: beyondTypes.length > 0 ? { beyondTypes } : null, unknown: [] };
};

/** CH-18: Part 2 records and psychotherapy notes that come from upstream go downstream only under terms of their own (42 CFR 2.11). Kinds are read without case and punctuation. */
export const specialKindsHaveTerms = (down: FlowSide, up: FlowSide): FlowFinding => {
  const goes = (types: readonly string[]): boolean => [down, up].every(({ engagement }) => engagement.phi.types.some((type) => types.includes(plain(type))));
  const needed = SPECIAL_KINDS.filter(({ types }) => goes(types)).map(({ term }) => term);
  const terms = needed.filter((term) => down.terms[term] === false);
  return { broken: terms.length > 0 ? { terms } : null, unknown: needed.filter((term) => down.terms[term] === null).map((term) => `down.${term}`) };
};
