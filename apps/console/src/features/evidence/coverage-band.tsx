import { evidenceKind } from '@holdfast/domain/evidence/evidence-kinds';
import { daysBetween } from '@holdfast/domain/dates/local-date';
import { DateText } from '@holdfast/ui/date-text';
import { Status } from '@holdfast/ui/status';
import type { Coverage } from './evidence.api.js';

/** Which days of the last two years documents of one kind speak of; the gaps also in words. */
export const CoverageBand = ({ coverage: { kind, from, to, covered, gaps } }: { coverage: Coverage }) => {
  const days = daysBetween(from, to) + 1;
  const share = (count: number) => `${(count / days) * 100}%`;
  return (
    <div className="coverage">
      <h3>{evidenceKind(kind).label}</h3>
      <div className="band" aria-hidden="true">
        {covered.map((span) => <span key={span.from} style={{ insetInlineStart: share(daysBetween(from, span.from)), inlineSize: share(daysBetween(span.from, span.to) + 1) }} />)}
      </div>
      <p className="quiet ends" aria-hidden="true"><DateText day={from} /><DateText day={to} /></p>
      {gaps.length === 0
        ? <p><Status state="done">Every day of the last two years is spoken of</Status></p>
        : <p><Status state="gap">Not spoken of</Status> {gaps.map((gap, at) => <span key={gap.from}>{at > 0 && '; '}<DateText day={gap.from} /> to <DateText day={gap.to} /></span>)}</p>}
    </div>
  );
};
