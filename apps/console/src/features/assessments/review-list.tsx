import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { ReviewQuestion } from './assessments.api.js';
import { REVIEW_FILTERS, type ReviewFilter, type ReviewGroup } from './review-groups.js';

interface ReviewListProps {
  readonly groups: readonly ReviewGroup[];
  readonly current: string;
  readonly filter: ReviewFilter;
  /** How many each filter leaves. */
  readonly counts: Readonly<Record<ReviewFilter, number>>;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly linkTo: (questionId: string, words: ReactNode, current: boolean) => ReactNode;
  /** Who else reads which question. */
  readonly readersOf: (questionId: string) => readonly string[];
}

const FILTERS = Object.keys(REVIEW_FILTERS) as ReviewFilter[];

const Mark = ({ verdict, gap, lastCycle }: ReviewQuestion) => {
  if (verdict?.verdict === 'accepted') return <Status state="done"><span className="vh">Accepted</span></Status>;
  if (verdict?.verdict === 'returned') return <Status state="due"><span className="vh">To send back</span></Status>;
  if (verdict?.verdict === 'finding') return <small className="med">finding</small>;
  if (gap) return <Status state="gap"><span className="vh">Gap, {gap.severity}{lastCycle?.worse && ', worse than last time'}</span></Status>;
  return <small className="quiet">open</small>;
};

/** The questions of a submission, what needs a person first. */
export const ReviewList = ({ groups, current, filter, counts, onFilter, linkTo, readersOf }: ReviewListProps) => (
  <nav className="qs" aria-label="Questions, gaps first" tabIndex={-1}>
    <label className="vh" htmlFor="review-filter">Which questions</label>
    <select id="review-filter" value={filter} onChange={({ target }) => onFilter(target.value as ReviewFilter)} style={{ width: '100%', marginBottom: 'var(--s3)' }}>
      {FILTERS.map((name) => <option key={name} value={name} disabled={counts[name] === 0 && name !== filter}>{REVIEW_FILTERS[name]}, {counts[name]}</option>)}
    </select>
    {groups.length === 0 && <p className="quiet" style={{ padding: 'var(--s3) 0' }}>No question is in this list.</p>}
    {groups.map(({ title, questions }) => (
      <div key={title}>
        <h2>{title}, {questions.length}</h2>
        <ul>{questions.map((each) => <li key={each.id}>{linkTo(each.id, <><span title={each.text}>{each.text}{readersOf(each.id).length > 0 && <small className="quiet"> · {readersOf(each.id).join(', ')}</small>}</span><Mark {...each} /></>, each.id === current)}</li>)}</ul>
      </div>
    ))}
  </nav>
);
