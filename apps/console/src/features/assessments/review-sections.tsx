import { DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { assignSection, type Review, reviewOf } from './assessments.api.js';
import { byReviewer } from './review-groups.js';

interface ReviewSectionsProps {
  readonly organization: string;
  readonly review: Review;
  /** Who may review; empty: the sections cannot be given to anybody here. */
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
}

const shareOf = (score: number | null): string => (score === null ? 'cannot tell' : score.toFixed(2));

/** Each section with its score, who reads it, and how far that is; and how much each person has judged. */
export const ReviewSections = ({ organization, review, reviewers }: ReviewSectionsProps) => {
  const queries = useQueryClient();
  const assign = useMutation({ mutationFn: ({ section, memberId }: { section: string; memberId: string | null }) => assignSection(organization, review.requestId, section, memberId), onSuccess: (now) => queries.setQueryData(reviewOf(organization, review.requestId).queryKey, now) });
  const people = byReviewer(review.questions);
  const inSection = (id: string) => review.questions.filter(({ section }) => section === id);
  const sections = review.sections.filter(({ id }) => inSection(id).length > 0);
  return (
    <details style={{ marginTop: 'var(--s3)' }}>
      <summary>Sections and reviewers{people.length > 0 && `: ${people.map(([name, count]) => `${name} judged ${count}`).join(', ')}`}</summary>
      {assign.isError && <ProblemAlert title="The section was not given" error={assign.error} lesser level={3} />}
      <DataTable
        caption="Sections of the submission" rows={sections} rowKey={({ id }) => id} compact
        columns={[
          { id: 'title', header: 'Section', name: true, cell: ({ title }) => title },
          { id: 'judged', header: 'Judged', align: 'end', narrow: 'dot', cell: ({ id }) => `${inSection(id).filter(({ verdict }) => verdict).length} of ${inSection(id).length}` },
          { id: 'score', header: 'Score', align: 'end', narrow: 'dot', cell: ({ score }) => shareOf(score) },
          { id: 'reviewer', header: 'Reviewer', narrow: 'line', cell: ({ id, title, reviewer }) => (reviewers.length === 0 ? reviewer?.name : (
            <select aria-label={`Reviewer of ${title}`} value={reviewer?.memberId ?? ''} disabled={assign.isPending} onChange={({ target }) => assign.mutate({ section: id, memberId: target.value || null })}>
              <option value="">Anybody</option>
              {reviewers.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
            </select>
          )), empty: 'Anybody' },
        ]}
      />
    </details>
  );
};
