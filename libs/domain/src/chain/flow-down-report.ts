import type { ChainTerms } from './chain-register.js';
import { CHAIN_RULES, type ChainRule, type ChainSeverity } from './chain-rules.js';
import type { ChainState } from './chain-state.js';
import { inForceDays, termsOfPaper } from './coverage.js';
import { engagementChecks, type ChainUnknown, type ChainViolation, type EngagementFindings } from './engagement-checks.js';
import { comparedWords, unknownWords, type Compared, type Side } from './flow-down-words.js';
import { compareIds } from './ordered-ids.js';
import { allAtOnce, type Steps } from './steps.js';

/** What a rule says of one engagement: the terms of both sides in words, beside the strictest of those upstream. */
export interface FlowDownFinding extends Compared {
  rule: string;
  edge: string;
  /** The engagement upstream that it is compared with; null where the rule compares with none. */
  against: string | null;
  state: 'violated' | 'cannot_tell';
  severity: ChainSeverity | null;
  /** How many other engagements upstream say the same. */
  others: number;
}

/** A rule, and of how many engagements it holds, is violated, or nobody can tell. */
export interface RuleStanding {
  rule: ChainRule;
  holds: number;
  violated: number;
  cannotTell: number;
}

export interface FlowDownReport {
  rules: RuleStanding[];
  /** Violations first, then by rule and engagement; no more than were asked for. */
  findings: FlowDownFinding[];
  total: number;
}

/** The term by which the stricter of two upstream agreements is told; smaller is stricter. Others are taken by id. */
const STRICTNESS: Readonly<Record<string, (terms: ChainTerms) => number | null>> = {
  'CH-06': ({ breachDays }) => breachDays, 'CH-07': ({ breachDays }) => breachDays, 'CH-09': ({ incidentDays }) => incidentDays, 'CH-12': ({ accessDays }) => accessDays, 'CH-13': ({ destroyDays }) => destroyDays,
};

/** What one rule says of one engagement, beside every engagement above it. */
type Group = { state: 'violated'; found: ChainViolation[] } | { state: 'cannot_tell'; found: ChainUnknown[] };

const byRule = <Found extends { rule: string }>(found: readonly Found[]): Map<string, Found[]> => {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const group = groups.get(each.rule);
    if (group === undefined) groups.set(each.rule, [each]);
    else group.push(each);
  }
  return groups;
};

/** By rule; what is violated beside one engagement above is not also unread beside another. */
const groupsOf = ({ violations, cannotTell }: EngagementFindings): Map<string, Group> => {
  const groups = new Map<string, Group>();
  for (const [rule, found] of byRule(cannotTell)) groups.set(rule, { state: 'cannot_tell', found });
  for (const [rule, found] of byRule(violations)) groups.set(rule, { state: 'violated', found });
  return groups;
};

/** Says a group in words: beside the strictest engagement above. */
const worded = (state: ChainState): ((group: Group) => FlowDownFinding) => {
  let byId: Map<string, Side['engagement']> | undefined; // also those that have ended
  const sideOf = (id: string): Side | null => {
    const engagement = state.byId.get(id) ?? (byId ??= new Map(state.register.engagements.map((each) => [each.id, each]))).get(id);
    if (engagement === undefined) return null;
    const paper = state.paperOf(engagement);
    return { engagement, terms: termsOfPaper(paper), lastDay: paper.state === 'on_file' ? (inForceDays(paper.agreement)?.to ?? null) : 'unread' };
  };
  const strictest = <Found extends { rule: string; against?: string | null }>(found: readonly Found[]): Found => {
    const strictness = STRICTNESS[found[0]?.rule ?? ''];
    const of = ({ against }: Found): number => {
      const terms = against ? sideOf(against)?.terms : null;
      return (terms && strictness?.(terms)) ?? Infinity;
    };
    return found.toSorted((a, b) => of(a) - of(b) || compareIds(a.against ?? '', b.against ?? ''))[0] as Found;
  };
  return (group) => {
    const others = group.found.length - 1;
    if (group.state === 'cannot_tell') {
      const first = strictest(group.found);
      const { rule, edge, against } = first;
      return { rule, edge, against, state: 'cannot_tell', severity: null, others, ...unknownWords(first, sideOf(edge), against === null ? null : sideOf(against)) };
    }
    const worst = strictest(group.found);
    const { rule, edge, against = null, severity } = worst;
    return { rule, edge, against, state: 'violated', severity, others, ...comparedWords(worst, sideOf(edge), against === null ? null : sideOf(against), state.register) };
  };
};

/** One rule's count, with the first of what was found, in the order of engagements. */
interface Tally {
  asked: number;
  violated: number;
  cannotTell: number;
  groups: Record<Group['state'], Group[]>;
}

/**
 * What the rules CH-01 to CH-18 say on the register's day: each rule's count, and violations and "cannot tell" with both terms in words. Where one engagement
 * stands below several, it is told beside the strictest of them. `rule` and `most` narrow the findings, never the counts. Nothing here decides: `engagementChecks` did. Throws what that throws.
 */
export const flowDownReport = (state: ChainState, options: { rule?: string; most?: number } = {}): FlowDownReport => allAtOnce(flowDown(state, options));

/** The same, in steps: of a hundred thousand engagements nothing is kept but counts and what is shown. */
export function* flowDown(state: ChainState, { rule, most = Infinity }: { rule?: string; most?: number }): Steps<FlowDownReport> {
  const check = yield* engagementChecks(state);
  const tallies = new Map(CHAIN_RULES.map(({ id }): [string, Tally] => [id, { asked: 0, violated: 0, cannotTell: 0, groups: { violated: [], cannot_tell: [] } }]));
  for (const engagement of state.register.engagements.toSorted((a, b) => compareIds(a.id, b.id))) {
    yield;
    const found = check(engagement);
    for (const asked of found.asked) (tallies.get(asked) as Tally).asked += 1;
    for (const [id, group] of groupsOf(found)) {
      const tally = tallies.get(id) as Tally;
      tally[group.state === 'violated' ? 'violated' : 'cannotTell'] += 1;
      if ((rule === undefined || rule === id) && tally.groups[group.state].length < most) tally.groups[group.state].push(group);
    }
  }
  const wanted = [...tallies].flatMap(([id, tally]) => (rule === undefined || rule === id ? [tally] : []));
  const first = (['violated', 'cannot_tell'] as const).flatMap((which) => wanted.flatMap(({ groups }) => groups[which])).slice(0, most);
  return {
    rules: CHAIN_RULES.map((each) => {
      const { asked, violated, cannotTell } = tallies.get(each.id) as Tally;
      return { rule: each, violated, cannotTell, holds: Math.max(0, asked - violated - cannotTell) };
    }),
    findings: first.map(worded(state)),
    total: wanted.reduce((sum, { violated, cannotTell }) => sum + violated + cannotTell, 0),
  };
}

/** What the rules say of these engagements alone, in the same words and order: violations first, then by rule and engagement. Throws what `engagementChecks` throws. */
export function* findingsOn(state: ChainState, engagements: readonly string[]): Steps<FlowDownFinding[]> {
  const check = yield* engagementChecks(state);
  const asked = new Set(engagements);
  const groups: Group[] = [];
  for (const engagement of state.register.engagements) if (asked.has(engagement.id)) groups.push(...groupsOf(check(engagement)).values());
  return groups.map(worded(state)).toSorted((a, b) => Number(a.state === 'cannot_tell') - Number(b.state === 'cannot_tell') || compareIds(a.rule, b.rule) || compareIds(a.edge, b.edge));
}
