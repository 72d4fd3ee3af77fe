import { addDays, type LocalDate } from '../dates/local-date.js';
import type { EvidenceFacts } from './evidence-facts.js';

export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface Coverage {
  readonly covered: readonly Span[];
  readonly gaps: readonly Span[];
}

/** The days of which a document speaks: its period with the bridge letter, else from its day to its last day. Null: it speaks of a day, or does not say. */
export const spanOf = ({ periodFrom, periodTo, bridgeTo, asOf, validTo }: EvidenceFacts): Span | null => {
  const from = periodFrom ?? asOf;
  const to = bridgeTo ?? periodTo ?? validTo;
  return from && to && from <= to ? { from, to } : null;
};

/** Which days between two, both included, some document speaks of, and which none does. */
export const coverageOf = (spans: readonly Span[], { from, to }: Span): Coverage => {
  const covered: { from: LocalDate; to: LocalDate }[] = [];
  for (const span of spans.filter((span) => span.to >= from && span.from <= to).toSorted((one, other) => one.from.localeCompare(other.from))) {
    const [begin, end] = [span.from < from ? from : span.from, span.to > to ? to : span.to];
    const last = covered.at(-1);
    if (last && begin <= addDays(last.to, 1)) last.to = end > last.to ? end : last.to;
    else covered.push({ from: begin, to: end });
  }
  const gaps: Span[] = [];
  let next = from;
  for (const span of covered) {
    if (span.from > next) gaps.push({ from: next, to: addDays(span.from, -1) });
    next = addDays(span.to, 1);
  }
  if (next <= to) gaps.push({ from: next, to });
  return { covered, gaps };
};
