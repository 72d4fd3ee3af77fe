import { edgesOnCycles, rolesReached, type ChainEdge } from './chain-graph.js';
import { missingClauses, requiredClauses, severityOf, type ChainSeverity } from './chain-rules.js';
import { upstreamOf, type ChainState } from './chain-state.js';
import type { ChainEngagement } from './chain-register.js';
import { addDays } from '../dates/local-date.js';
import { inForceDays, termsOfPaper } from './coverage.js';
import * as check from './flow-down-checks.js';
import { noticeTimes } from './notice-time.js';
import { compareIds } from './ordered-ids.js';

/** A rule that an engagement (`edge`) breaks, where it takes two beside the engagement upstream (`against`). Further keys say how: `gaps`, `terms`, `missing`, `totalDays`, … */
export interface ChainViolation {
  rule: string;
  edge: string;
  against?: string;
  severity: ChainSeverity;
  [detail: string]: unknown;
}

/** A rule of which nobody can tell whether it is kept, and the terms to read first: `down.` of the engagement, `up.` of the one it is compared with, `path.` above it. */
export interface ChainUnknown {
  rule: string;
  edge: string;
  against: string | null;
  unknown: string[];
}

/** HIPAA's outer limit for breach notice, in calendar days from discovery (45 CFR 164.410(b)). */
const OUTER_LIMIT_DAYS = 60;

class Findings {
  readonly violations: ChainViolation[] = [];
  readonly cannotTell: ChainUnknown[] = [];

  breaks(rule: string, edge: string, details: Record<string, unknown> = {}, against: string | null = null, severity = severityOf(rule)): void {
    this.violations.push({ rule, edge, ...(against === null ? {} : { against }), severity, ...details });
  }

  unread(rule: string, edge: string, unknown: string[], against: string | null = null): void {
    if (unknown.length > 0) this.cannotTell.push({ rule, edge, against, unknown });
  }

  take(rule: string, edge: string, { broken, unknown }: check.FlowFinding, against: string): void {
    if (broken !== null) this.breaks(rule, edge, broken, against);
    this.unread(rule, edge, unknown, against);
  }
}

/** Where nobody knows the first day, nobody knows either whether PHI flowed before the first agreement: of a gap from the beginning of time only the last day is certain. */
const certainGaps = (gaps: [string, string][], { startUnknown, start }: ChainEngagement, asOf: string): [string, string][] =>
  startUnknown !== true ? gaps : gaps.flatMap(([from, to]): [string, string][] => (from !== start ? [[from, to]] : to === asOf ? [[asOf, asOf]] : []));

/** CH-01, looked back from `asOf` over every engagement with PHI that has begun, also one that has ended. */
const checkCoverage = ({ register, coverage }: ChainState, found: Findings): void => {
  for (const engagement of register.engagements) {
    if (engagement.phi.types.length === 0 || engagement.start > register.asOf) continue;
    const all = coverage.gaps(engagement, register.asOf);
    const gaps = certainGaps(all, engagement, register.asOf);
    if (gaps.length < all.length) found.unread('CH-01', engagement.id, ['start']);
    const { state } = gaps.length === 0 ? { state: 'on_file' } : coverage.paper(engagement, gaps[0]?.[0] ?? register.asOf);
    if (state === 'unknown') found.unread('CH-01', engagement.id, ['agreement']);
    if (state === 'none') found.breaks('CH-01', engagement.id, { gaps });
  }
};

/** CH-04, CH-05, CH-15: what each agreement must hold, whatever stands upstream. */
const checkAlone = ({ graph, paperOf }: ChainState, found: Findings): void => {
  for (const { engagement } of graph.edges) {
    const terms = termsOfPaper(paperOf(engagement));
    if (terms === null) continue;
    const { id, phi } = engagement;
    const { clauses, breachDays } = terms;
    if (clauses === null) {
      for (const rule of ['CH-04', 'CH-15']) found.unread(rule, id, ['down.clauses']);
    } else {
      const missing = missingClauses(requiredClauses(phi.ephi === true), clauses);
      if (missing.length > 0) found.breaks('CH-04', id, { missing });
      if (phi.ephi === null && missingClauses(requiredClauses(true), clauses).length > missing.length) found.unread('CH-04', id, ['ephi']);
      const without = missingClauses(['BAA-R14', 'BAA-R16'], clauses);
      if (without.length > 0) found.breaks('CH-15', id, { missing: without });
    }
    if (breachDays === null) found.unread('CH-05', id, ['down.breachDays']);
    else if (breachDays > OUTER_LIMIT_DAYS) found.breaks('CH-05', id, { breachDays });
  }
};

/** CH-08, for each engagement by the worst path that ends there. */
const checkNoticeTimes = (state: ChainState, found: Findings): void => {
  const { chainDays } = state.register;
  for (const [id, { longest, longestWithAgent, unread }] of noticeTimes(state)) {
    if (longestWithAgent !== null && longestWithAgent > OUTER_LIMIT_DAYS) found.breaks('CH-08', id, { totalDays: longestWithAgent }, null, severityOf('CH-08', true));
    else if (longest !== null && longest > chainDays) found.breaks('CH-08', id, { totalDays: longest });
    found.unread('CH-08', id, [...(unread.here ? ['down.breachDays'] : []), ...(unread.above ? ['path.breachDays'] : [])]);
  }
};

const sideOf = ({ paperOf }: ChainState, { engagement }: ChainEdge): check.FlowSide | null => {
  const paper = paperOf(engagement);
  const terms = termsOfPaper(paper);
  if (terms === null) return null;
  return { engagement, terms, lastDay: paper.state === 'on_file' ? (inForceDays(paper.agreement)?.to ?? null) : 'unread' };
};

/** CH-02, CH-03, CH-06, CH-07, CH-09 to CH-14 and CH-18: each engagement beside every live one into its customer. Approval and PHI types are compared also where the engagement has no agreement yet. */
const checkFlowDown = (state: ChainState, found: Findings): void => {
  const approvals = new Set(state.register.approvals.map(({ edge, by }) => JSON.stringify([edge, by])));
  for (const edge of state.graph.edges) {
    const { id } = edge.engagement;
    const down = sideOf(state, edge);
    const lastDay = down?.lastDay ?? null;
    const isSucceeded = lastDay !== null && lastDay !== 'unread' && lastDay < '9999-12-31' && state.coverage.governing(id, addDays(lastDay, 1)) !== null;
    for (const upstream of upstreamOf(state, edge)) {
      const up = sideOf(state, upstream);
      if (up === null) continue; // no agreement upstream: nothing to compare
      const against = upstream.engagement.id;
      const take = (rule: string, finding: check.FlowFinding): void => found.take(rule, id, finding, against);
      take('CH-11', check.subcontractorIsApproved(up, approvals.has(JSON.stringify([id, upstream.engagement.customer]))));
      const types = check.phiTypesFlowDown(edge.engagement, upstream.engagement);
      const special: check.FlowFinding = down === null ? { broken: null, unknown: [] } : check.specialKindsHaveTerms(down, up);
      take('CH-18', { broken: types.broken === null && special.broken === null ? null : { ...types.broken, ...special.broken }, unknown: [...types.unknown, ...special.unknown] });
      if (down === null) continue;
      take('CH-02', check.usesFlowDown(down, up));
      take('CH-03', check.rightsFlowDown(down, up));
      take('CH-06', check.breachNoticeFlowsDown(down, up));
      take('CH-07', check.breachNoticeLeavesTime(down, up));
      take('CH-09', check.incidentNoticeFlowsDown(down, up));
      take('CH-10', check.limitsFlowDown(down, up));
      take('CH-12', check.rightsHelpFlowsDown(down, up));
      take('CH-13', check.endFlowsDown(down, up));
      take('CH-14', check.coverageLastsAsLong(down, up, isSucceeded));
    }
  }
};

/** CH-16: cycles among live engagements, and paths that start at no covered entity; from a viewpoint what leads to it may. */
const checkStructure = ({ register, live, graph }: ChainState, found: Findings): void => {
  for (const { id, customer, supplier } of live) if (customer === supplier) found.breaks('CH-16', id, { reason: 'self' });
  for (const { engagement } of edgesOnCycles(graph)) found.breaks('CH-16', engagement.id, { reason: 'cycle' });
  const leading = register.viewpoint === null ? new Set<string>() : rolesReached(graph.roots, graph, 'into');
  for (const { engagement, from, to } of graph.edges) {
    if (from.startsWith('associate:') && !graph.into.has(from) && !graph.roots.includes(from) && !leading.has(to)) found.breaks('CH-16', engagement.id, { reason: 'no_covered_entity' });
  }
};

/** CH-17: open findings of material breach without a cure plan, once for each live engagement. */
const checkBreaches = ({ register, live }: ChainState, found: Findings): void => {
  const uncured = register.findings.filter(({ kind, cured }) => kind === 'material_breach' && !cured);
  const open = new Set(uncured.filter((finding) => finding.open === true).map(({ edge }) => edge));
  const unread = new Set(uncured.filter((finding) => finding.open === null).map(({ edge }) => edge));
  for (const { id } of live) {
    if (open.has(id)) found.breaks('CH-17', id);
    else if (unread.has(id)) found.unread('CH-17', id, ['open']);
  }
};

const inOrder = (a: { rule: string; edge: string; against?: string | null }, b: { rule: string; edge: string; against?: string | null }): number =>
  compareIds(a.rule, b.rule) || compareIds(a.edge, b.edge) || compareIds(a.against ?? '', b.against ?? '');

/**
 * What the rules CH-01 to CH-18 find on the register's day, by rule, engagement and engagement upstream. Days are calendar days. What nobody has
 * read is never a pass and never a violation. Throws `TooManyPaths` where a cycle makes paths too many to follow. Source: `chain-rules.json`; readings of `rules-io`, chain.
 */
export const chainFindings = (state: ChainState): { violations: ChainViolation[]; cannotTell: ChainUnknown[] } => {
  const found = new Findings();
  checkCoverage(state, found);
  checkAlone(state, found);
  checkNoticeTimes(state, found);
  checkFlowDown(state, found);
  checkStructure(state, found);
  checkBreaches(state, found);
  return { violations: found.violations.toSorted(inOrder), cannotTell: found.cannotTell.toSorted(inOrder) };
};

