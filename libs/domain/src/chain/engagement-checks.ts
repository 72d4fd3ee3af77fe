import { addDays } from '../dates/local-date.js';
import { edgesOnCycles, reaching, type ChainEdge } from './chain-graph.js';
import type { ChainEngagement } from './chain-register.js';
import { missingClauses, requiredClauses, severityOf, type ChainSeverity } from './chain-rules.js';
import { upstreamOf, type ChainState } from './chain-state.js';
import { inForceDays, termsOfPaper } from './coverage.js';
import * as check from './flow-down-checks.js';
import { noticeTimes, type NoticeTime } from './notice-time.js';
import { UNREAD_TERMS } from './read-terms.js';
import type { Steps } from './steps.js';

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

/** What the rules say of one engagement. */
export class EngagementFindings {
  readonly violations: ChainViolation[] = [];
  readonly cannotTell: ChainUnknown[] = [];
  /** The rules that speak of it at all. */
  readonly asked = new Set<string>();

  constructor(readonly edge: string) {}

  asks(...rules: readonly string[]): void {
    for (const rule of rules) this.asked.add(rule);
  }

  breaks(rule: string, details: Record<string, unknown> = {}, against: string | null = null, severity = severityOf(rule)): void {
    this.violations.push({ rule, edge: this.edge, ...(against === null ? {} : { against }), severity, ...details });
  }

  unread(rule: string, unknown: string[], against: string | null = null): void {
    if (unknown.length > 0) this.cannotTell.push({ rule, edge: this.edge, against, unknown });
  }

  take(rule: string, { broken, unknown }: check.FlowFinding, against: string): void {
    this.asked.add(rule);
    if (broken !== null) this.breaks(rule, broken, against);
    this.unread(rule, unknown, against);
  }
}

/** What is asked about the chain as a whole before a single engagement can be judged. */
interface Surveyed {
  readonly edges: ReadonlyMap<string, ChainEdge>;
  readonly times: ReadonlyMap<string, NoticeTime>;
  readonly onCycle: ReadonlySet<string>;
  /** Roles from which the viewpoint can be reached. */
  readonly leading: ReadonlySet<string>;
  readonly roots: ReadonlySet<string>;
  /** Who approved an engagement. */
  readonly approvals: ReadonlyMap<string, readonly string[]>;
  readonly breaches: { readonly open: ReadonlySet<string>; readonly unread: ReadonlySet<string> };
  readonly side: (edge: ChainEdge) => check.FlowSide | null;
}

/** Where nobody knows the first day, nobody knows either whether PHI flowed before the first agreement: of a gap from the beginning of time only the last day is certain. */
const certainGaps = (gaps: [string, string][], { startUnknown, start }: ChainEngagement, asOf: string): [string, string][] =>
  startUnknown !== true ? gaps : gaps.flatMap(([from, to]): [string, string][] => (from !== start ? [[from, to]] : to === asOf ? [[asOf, asOf]] : []));

/** CH-01, looked back from `asOf` over every engagement with PHI that has begun, also one that has ended. */
const checkCoverage = ({ register: { asOf }, coverage }: ChainState, engagement: ChainEngagement, found: EngagementFindings): void => {
  if (engagement.phi.types.length === 0 || engagement.start > asOf) return;
  found.asks('CH-01');
  const all = coverage.gaps(engagement, asOf);
  const gaps = certainGaps(all, engagement, asOf);
  if (gaps.length < all.length) found.unread('CH-01', ['start']);
  const { state } = gaps.length === 0 ? { state: 'on_file' } : coverage.paper(engagement, gaps[0]?.[0] ?? asOf);
  if (state === 'unknown') found.unread('CH-01', ['agreement']);
  if (state === 'none') found.breaks('CH-01', { gaps });
};

/** CH-04, CH-05, CH-15: what each agreement must hold, whatever stands upstream. */
const checkAlone = ({ engagement: { phi }, terms: { clauses, breachDays } }: check.FlowSide, found: EngagementFindings): void => {
  found.asks('CH-04', 'CH-05', 'CH-15');
  if (clauses === null) {
    for (const rule of ['CH-04', 'CH-15']) found.unread(rule, ['down.clauses']);
  } else {
    const missing = missingClauses(requiredClauses(phi.ephi === true), clauses);
    if (missing.length > 0) found.breaks('CH-04', { missing });
    if (phi.ephi === null && missingClauses(requiredClauses(true), clauses).length > missing.length) found.unread('CH-04', ['ephi']);
    const without = missingClauses(['BAA-R14', 'BAA-R16'], clauses);
    if (without.length > 0) found.breaks('CH-15', { missing: without });
  }
  if (breachDays === null) found.unread('CH-05', ['down.breachDays']);
  else if (breachDays > OUTER_LIMIT_DAYS) found.breaks('CH-05', { breachDays });
};

/** CH-08, by the worst path that ends here. */
const checkNoticeTime = (chainDays: number, { longest, longestWithAgent, unread }: NoticeTime, found: EngagementFindings): void => {
  found.asks('CH-08');
  if (longestWithAgent !== null && longestWithAgent > OUTER_LIMIT_DAYS) found.breaks('CH-08', { totalDays: longestWithAgent }, null, severityOf('CH-08', true));
  else if (longest !== null && longest > chainDays) found.breaks('CH-08', { totalDays: longest });
  found.unread('CH-08', [...(unread.here ? ['down.breachDays'] : []), ...(unread.above ? ['path.breachDays'] : [])]);
};

/** The rules that compare nothing but what two agreements say. */
const OF_TERMS: readonly (readonly [string, (down: check.FlowSide, up: check.FlowSide) => check.FlowFinding])[] = [
  ['CH-02', check.usesFlowDown], ['CH-03', check.rightsFlowDown], ['CH-06', check.breachNoticeFlowsDown], ['CH-07', check.breachNoticeLeavesTime],
  ['CH-09', check.incidentNoticeFlowsDown], ['CH-10', check.limitsFlowDown], ['CH-12', check.rightsHelpFlowsDown],
];

/** What nobody has read, beside what nobody has read: the same wherever it stands, and in a new register it stands everywhere. */
let unreadBesideUnread: ReturnType<typeof besideTerms> | undefined;

const besideTerms = (down: check.FlowSide, up: check.FlowSide): readonly (readonly [string, check.FlowFinding])[] => {
  const compared = (): (readonly [string, check.FlowFinding])[] => OF_TERMS.map(([rule, compare]) => [rule, compare(down, up)]);
  return down.terms === UNREAD_TERMS && up.terms === UNREAD_TERMS ? (unreadBesideUnread ??= compared()) : compared();
};

/** CH-02, CH-03, CH-06, CH-07, CH-09 to CH-14 and CH-18: beside every live engagement into its customer. Approval and PHI types are compared also where it has no agreement yet. */
const checkFlowDown = (state: ChainState, { side, approvals }: Surveyed, edge: ChainEdge, found: EngagementFindings): void => {
  const { id } = edge.engagement;
  const down = side(edge);
  const approvedBy = approvals.get(id) ?? [];
  const lastDay = down?.lastDay ?? null;
  let isSucceeded: boolean | undefined;
  const succeeded = (): boolean => (isSucceeded ??= lastDay !== null && lastDay !== 'unread' && lastDay < '9999-12-31' && state.coverage.governing(id, addDays(lastDay, 1)) !== null);
  for (const upstream of upstreamOf(state, edge)) {
    const up = side(upstream);
    if (up === null) continue; // no agreement upstream: nothing to compare
    const against = upstream.engagement.id;
    const take = (rule: string, finding: check.FlowFinding): void => found.take(rule, finding, against);
    take('CH-11', check.subcontractorIsApproved(up, approvedBy.includes(upstream.engagement.customer)));
    const types = check.phiTypesFlowDown(edge.engagement, upstream.engagement);
    const special: check.FlowFinding = down === null ? { broken: null, unknown: [] } : check.specialKindsHaveTerms(down, up);
    take('CH-18', { broken: types.broken === null && special.broken === null ? null : { ...types.broken, ...special.broken }, unknown: [...types.unknown, ...special.unknown] });
    if (down === null) continue;
    for (const [rule, finding] of besideTerms(down, up)) take(rule, finding);
    take('CH-13', check.endFlowsDown(down, up));
    take('CH-14', check.coverageLastsAsLong(down, up, succeeded()));
  }
};

/** CH-16: cycles among live engagements, and paths that start at no covered entity; from a viewpoint what leads to it may. */
const checkStructure = ({ graph }: ChainState, { onCycle, roots, leading }: Surveyed, { customer, supplier }: ChainEngagement, edge: ChainEdge | undefined, found: EngagementFindings): void => {
  found.asks('CH-16');
  if (customer === supplier) found.breaks('CH-16', { reason: 'self' });
  if (edge === undefined) return;
  const { from, to } = edge;
  if (onCycle.has(found.edge)) found.breaks('CH-16', { reason: 'cycle' });
  if (from.startsWith('associate:') && !graph.into.has(from) && !roots.has(from) && !leading.has(to)) found.breaks('CH-16', { reason: 'no_covered_entity' });
};

/** CH-17: open findings of material breach without a cure plan. */
const checkBreaches = ({ breaches: { open, unread } }: Surveyed, found: EngagementFindings): void => {
  found.asks('CH-17');
  if (open.has(found.edge)) found.breaks('CH-17');
  else if (unread.has(found.edge)) found.unread('CH-17', ['open']);
};

const sideOf = ({ paperOf }: ChainState, { engagement }: ChainEdge): check.FlowSide | null => {
  const paper = paperOf(engagement);
  const terms = termsOfPaper(paper);
  if (terms === null) return null;
  return { engagement, terms, lastDay: paper.state === 'on_file' ? (inForceDays(paper.agreement)?.to ?? null) : 'unread' };
};

function* surveyed(state: ChainState): Steps<Surveyed> {
  const { register, graph } = state;
  const edges = new Map<string, ChainEdge>();
  for (const edge of graph.edges) {
    yield;
    edges.set(edge.engagement.id, edge);
  }
  const uncured = register.findings.filter(({ kind, cured }) => kind === 'material_breach' && !cured);
  const found = (open: boolean | null): ReadonlySet<string> => new Set(uncured.filter((finding) => finding.open === open).map(({ edge }) => edge));
  const approvals = new Map<string, string[]>();
  for (const { edge, by } of register.approvals) approvals.set(edge, [...(approvals.get(edge) ?? []), by]);
  const sides = new Map<ChainEdge, check.FlowSide | null>();
  const side = (edge: ChainEdge): check.FlowSide | null => {
    const known = sides.get(edge);
    if (known !== undefined) return known;
    const read = sideOf(state, edge);
    sides.set(edge, read);
    return read;
  };
  return {
    edges, side,
    times: yield* noticeTimes(state),
    onCycle: new Set((yield* edgesOnCycles(graph)).map(({ engagement }) => engagement.id)),
    leading: register.viewpoint === null ? new Set() : yield* reaching(graph.roots, graph, 'into'),
    roots: new Set(graph.roots),
    approvals,
    breaches: { open: found(true), unread: found(null) },
  };
}

/** What the rules CH-01 to CH-18 say of an engagement of the register on its day, one at a time. Throws `TooManyPaths` where a cycle makes paths too many to follow. */
export function* engagementChecks(state: ChainState): Steps<(engagement: ChainEngagement) => EngagementFindings> {
  const survey = yield* surveyed(state);
  return (engagement) => {
    const { id } = engagement;
    const found = new EngagementFindings(id);
    checkCoverage(state, engagement, found);
    if (!state.byId.has(id)) return found;
    const edge = survey.edges.get(id);
    const own = edge === undefined ? null : survey.side(edge);
    if (own !== null) checkAlone(own, found);
    const time = survey.times.get(id);
    if (time !== undefined) checkNoticeTime(state.register.chainDays, time, found);
    if (edge !== undefined) checkFlowDown(state, survey, edge, found);
    checkStructure(state, survey, engagement, edge, found);
    checkBreaches(survey, found);
    return found;
  };
}
