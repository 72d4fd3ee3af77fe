import { chainFindings, type ChainUnknown, type ChainViolation } from './chain-findings.js';
import type { ChainEdge } from './chain-graph.js';
import type { ChainTerms } from './chain-register.js';
import { CHAIN_RULES, type ChainRule, type ChainSeverity } from './chain-rules.js';
import { type ChainState, upstreamOf } from './chain-state.js';
import { inForceDays, termsOfPaper } from './coverage.js';
import { comparedWords, unknownWords, type Compared, type Side } from './flow-down-words.js';
import { noticeTimes } from './notice-time.js';
import { compareIds } from './ordered-ids.js';

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

const ALONE = new Set(['CH-04', 'CH-05', 'CH-15']);
const PAPER_UPSTREAM = new Set(['CH-11', 'CH-18']);
const EVERY = new Set(['CH-16', 'CH-17']);

/** The engagements a rule speaks of: those it was asked about at all. */
const askedOf = (state: ChainState): ((rule: string) => readonly string[]) => {
  const { register, live, graph, paperOf } = state;
  const hasTerms = ({ engagement }: ChainEdge): boolean => termsOfPaper(paperOf(engagement)) !== null;
  const ids = (edges: readonly ChainEdge[]): string[] => edges.map(({ engagement }) => engagement.id);
  const withUpstream = graph.edges.filter((edge) => upstreamOf(state, edge).some(hasTerms));
  const begun = register.engagements.filter(({ phi, start }) => phi.types.length > 0 && start <= register.asOf).map(({ id }) => id);
  const alone = ids(graph.edges.filter(hasTerms));
  const beside = ids(withUpstream.filter(hasTerms));
  const timed = [...noticeTimes(state).keys()];
  return (rule) => {
    if (rule === 'CH-01') return begun;
    if (rule === 'CH-08') return timed;
    if (EVERY.has(rule)) return live.map(({ id }) => id);
    return ALONE.has(rule) ? alone : PAPER_UPSTREAM.has(rule) ? ids(withUpstream) : beside;
  };
};

const byRuleAndEdge = <Found extends { rule: string; edge: string }>(found: readonly Found[]): Map<string, Found[]> => {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const key = `${each.rule} ${each.edge}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
};

/**
 * What the rules CH-01 to CH-18 say on the register's day: each rule's count, and every violation and "cannot tell" with both terms in words. Where one
 * engagement stands below several, it is told beside the strictest of them. `rule`, `edges` and `most` narrow the findings, never the counts. Nothing here decides: `chainFindings` did. Throws what that throws.
 */
export const flowDownReport = (state: ChainState, { rule, edges: shown, most = Infinity }: { rule?: string; edges?: ReadonlySet<string>; most?: number } = {}): FlowDownReport => {
  const { violations, cannotTell } = chainFindings(state);
  const edges = new Map(state.register.engagements.map((engagement) => [engagement.id, engagement]));
  const sideOf = (id: string): Side | null => {
    const engagement = edges.get(id);
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
  const violated = byRuleAndEdge<ChainViolation>(violations);
  const unread = byRuleAndEdge<ChainUnknown>(cannotTell.filter(({ rule, edge }) => !violated.has(`${rule} ${edge}`)));
  const asViolation = (found: readonly ChainViolation[]): FlowDownFinding => {
    const worst = strictest(found);
    const { rule, edge, against = null, severity } = worst;
    return { rule, edge, against, state: 'violated', severity, others: found.length - 1, ...comparedWords(worst, sideOf(edge), against === null ? null : sideOf(against), state.register) };
  };
  const asUnread = (found: readonly ChainUnknown[]): FlowDownFinding => {
    const first = strictest(found);
    const { rule, edge, against } = first;
    return { rule, edge, against, state: 'cannot_tell', severity: null, others: found.length - 1, ...unknownWords(first, sideOf(edge), against === null ? null : sideOf(against)) };
  };
  const asked = askedOf(state);
  const [bad, blank] = [countedByRule(violated), countedByRule(unread)];
  const rules = CHAIN_RULES.map((each) => {
    const [breaks, cannot] = [bad.get(each.id) ?? 0, blank.get(each.id) ?? 0];
    return { rule: each, violated: breaks, cannotTell: cannot, holds: Math.max(0, new Set(asked(each.id)).size - breaks - cannot) };
  });
  // Both come sorted by rule and engagement. Words cost more than the rule, so only what is shown gets any.
  const wanted = <Found extends { rule: string; edge: string }>(groups: ReadonlyMap<string, Found[]>): Found[][] =>
    [...groups.values()].filter(([first]) => first !== undefined && (rule === undefined || first.rule === rule) && (shown === undefined || shown.has(first.edge)));
  const [broken, open] = [wanted(violated), wanted(unread)];
  const findings = [...broken.slice(0, most).map(asViolation), ...open.slice(0, Math.max(0, most - broken.length)).map(asUnread)];
  return { rules, findings, total: broken.length + open.length };
};

const countedByRule = (groups: ReadonlyMap<string, readonly { rule: string }[]>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [first] of groups.values()) if (first) counts.set(first.rule, (counts.get(first.rule) ?? 0) + 1);
  return counts;
};
