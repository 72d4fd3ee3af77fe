import { addDays, type LocalDate } from '../dates/local-date.js';
import type { ChainAgreement, ChainEngagement, ChainTerms } from './chain-register.js';
import { compareIds } from './ordered-ids.js';
import { UNREAD_TERMS } from './read-terms.js';
import type { Steps } from './steps.js';

/** Days from the first to the last, both inclusive; null: without an end. */
export interface DaySpan {
  from: LocalDate;
  to: LocalDate | null;
}

/** Kinds of agreements that let PHI flow (45 CFR 164.502(e), 164.504(e)(3), 164.514(e)(4)); others, such as an NDA, do not. */
export const COVERING_KINDS: readonly string[] = ['baa', 'sub_baa', 'mou', 'dua'];

/** Does the span hold this day? */
export const holdsDay = ({ from, to }: DaySpan, day: LocalDate): boolean => from <= day && (to === null || day <= to);

const earlierEnd = (a: LocalDate | null, b: LocalDate | null): LocalDate | null => (a === null ? b : b === null ? a : a < b ? a : b);

/** The days two spans share; null when there is none. */
export const sharedDays = (a: DaySpan, b: DaySpan): DaySpan | null => {
  const from = a.from > b.from ? a.from : b.from;
  const to = earlierEnd(a.to, b.to);
  return to !== null && to < from ? null : { from, to };
};

/** Does PHI flow in this engagement on that day? On its days, both inclusive, when it has PHI types. */
export const isLive = ({ start, end, phi }: ChainEngagement, day: LocalDate): boolean => phi.types.length > 0 && holdsDay({ from: start, to: end }, day);

/** The days an agreement is in force: from its effective day through its last day, or without an end when it renews or has none. Null when it is not executed. */
export const inForceDays = ({ status, effective, end, autoRenew }: Pick<ChainAgreement, 'status' | 'effective' | 'end' | 'autoRenew'>): DaySpan | null =>
  status === 'executed' && effective !== null ? { from: effective, to: autoRenew ? null : end } : null;

/** How an engagement is papered on the day: by an agreement on file, by one that was seen or attested and not read, perhaps, or not at all. */
export type Paper = { state: 'on_file'; agreement: ChainAgreement } | { state: 'unread' } | { state: 'unknown' } | { state: 'none' };

/** The terms that hold, null when there is no agreement; of an unread one every term is null. */
export const termsOfPaper = (paper: Paper): ChainTerms | null => (paper.state === 'on_file' ? paper.agreement.terms : paper.state === 'unread' ? UNREAD_TERMS : null);

/** Coverage of every engagement by the agreements that name it. */
export class Coverage {
  private readonly covering = new Map<string, { agreement: ChainAgreement; days: DaySpan | null }[]>();

  constructor(agreements: readonly ChainAgreement[]) {
    for (const agreement of agreements) this.add(agreement);
  }

  add(agreement: ChainAgreement): void {
    const inForce = COVERING_KINDS.includes(agreement.kind) ? inForceDays(agreement) : null;
    if (inForce === null) return;
    for (const id of new Set(agreement.covers)) {
      const narrowed = agreement.coverDates.get(id);
      const entry = { agreement, days: narrowed === undefined ? inForce : sharedDays(inForce, narrowed) };
      const others = this.covering.get(id);
      if (others === undefined) this.covering.set(id, [entry]);
      else others.push(entry);
    }
  }

  /** The agreement that governs the engagement on that day: of those in force the latest effective, of equals the last id. Null when none is. */
  governing(engagement: string, day: LocalDate): ChainAgreement | null {
    const inForce = (this.covering.get(engagement) ?? []).flatMap(({ agreement, days }) => (days !== null && holdsDay(days, day) ? [agreement] : []));
    return inForce.toSorted((a, b) => compareIds(b.effective ?? '', a.effective ?? '') || compareIds(b.id, a.id))[0] ?? null;
  }

  /** How the engagement is papered on that day. An assurance counts only where no executed agreement on file names the engagement. */
  paper({ id, assurance }: Pick<ChainEngagement, 'id' | 'assurance'>, day: LocalDate): Paper {
    const agreement = this.governing(id, day);
    if (agreement !== null) return { state: 'on_file', agreement };
    if (assurance === null || this.covering.has(id)) return { state: 'none' };
    return { state: assurance === 'unknown' ? 'unknown' : 'unread' };
  }

  /** The days from the engagement's start to its end or `asOf`, whichever is earlier, on which no agreement on file covered it, in order. */
  gaps({ id, start, end }: ChainEngagement, asOf: LocalDate): [LocalDate, LocalDate][] {
    const last = end !== null && end < asOf ? end : asOf;
    const covered = (this.covering.get(id) ?? []).flatMap(({ days }) => days ?? []).toSorted((a, b) => compareIds(a.from, b.from));
    const gaps: [LocalDate, LocalDate][] = [];
    let next = start;
    for (const { from, to } of covered) {
      if (from > last) break;
      if (from > next) gaps.push([next, addDays(from, -1)]);
      if (to === null || to >= last) return gaps;
      if (to >= next) next = addDays(to, 1);
    }
    if (next <= last) gaps.push([next, last]);
    return gaps;
  }
}

/** Coverage by these agreements, in steps. */
export function* covering(agreements: readonly ChainAgreement[]): Steps<Coverage> {
  const coverage = new Coverage([]);
  for (const agreement of agreements) {
    yield;
    coverage.add(agreement);
  }
  return coverage;
}
