import { TERMINATION_CAUSE_LABELS } from '@holdfast/contracts/agreements';
import { Button } from '@holdfast/ui/button';
import { DateText, formatDay } from '@holdfast/ui/date-text';
import { DataTable } from '@holdfast/ui/data-table';
import { type Definition, DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AgreementState } from './agreement-state.js';
import { partsOf, partWords } from './agreement-terms.js';
import { type AgreementPage, recordCure, recordReview } from './agreements.api.js';

const BASES: Record<AgreementPage['dates'][number]['basis'], string> = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed, not law' };

/** Days inside a sentence of the server's, as they are written elsewhere. */
const withDays = (sentence: string): string => sentence.replace(/\d{4}-\d{2}-\d{2}/g, (day) => formatDay(day));

const lifeItems = ({ terms, executedOn, inForceFrom, status }: AgreementPage): Definition[] => {
  if (!terms) return [];
  const parts = partsOf(terms);
  return [
    { term: 'Effective date', value: partWords('effectiveDate', parts), note: inForceFrom && inForceFrom > terms.effectiveDate ? <>In force from <DateText day={inForceFrom} /></> : undefined },
    { term: 'Signed', value: executedOn ? <DateText day={executedOn} /> : status === 'draft' ? 'Not yet' : 'Recorded as signed before it took effect' },
    { term: 'It runs for', value: partWords('initialTerm', parts) },
    { term: 'It renews by itself', value: partWords('renewal', parts) },
  ];
};

const endItems = ({ terminationCause, terminationReason, patternKnownOn, cureSteps, cureUntil, reviewedOn, terms }: AgreementPage): Definition[] => [
  ...(terminationCause ? [{ term: 'Terminated because', value: TERMINATION_CAUSE_LABELS[terminationCause], note: terminationReason ?? undefined }] : []),
  ...(patternKnownOn ? [{ term: 'Breach known since', value: <DateText day={patternKnownOn} />, note: cureSteps ?? undefined }] : []),
  ...(cureUntil ? [{ term: 'May be cured until', value: <DateText day={cureUntil} /> }] : []),
  ...(terms?.initialTerm.evergreen && reviewedOn ? [{ term: 'Last looked at', value: <DateText day={reviewedOn} /> }] : []),
];

interface AgreementFactsProps {
  readonly organization: string;
  readonly agreement: AgreementPage;
  /** Read as of today: only then is anything due. */
  readonly now: boolean;
  readonly mayEdit: boolean;
  readonly mayTerminate: boolean;
}

/** Where it stands and why, what its paper says of its life, and what is due. */
export const AgreementFacts = ({ organization, agreement, now, mayEdit, mayTerminate }: AgreementFactsProps) => {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['agreements', organization] });
  const review = useMutation({ mutationFn: () => recordReview(organization, agreement), onSettled: refresh });
  const cure = useMutation({ mutationFn: () => recordCure(organization, agreement), onSettled: refresh });
  const failed = review.error ?? cure.error;
  const { inForce, why, notes, dates, status } = agreement;
  return (
    <>
      <Section title="Where it stands" aside={<>on <DateText day={agreement.asOf} weekday="never" /></>}>
        <p><strong><AgreementState state={inForce} /></strong></p>
        <p style={{ maxWidth: 'none' }}>{why}</p>
        {notes.length > 0 && <ul className="cons" style={{ marginBottom: 'var(--s3)' }}>{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        <DefinitionList items={[{ term: 'Owner', value: agreement.owner ?? '–' }, ...lifeItems(agreement), ...endItems(agreement)]} />
        {!agreement.terms && status !== 'void' && <p><Status state="unknown">What it says of its life is not recorded</Status></p>}
      </Section>
      {now && status === 'executed' && (
        <Section title="What is due" count={dates.length}>
          {failed && <ProblemAlert lesser level={3} title="It was not recorded" error={failed} kept="The page shows what is recorded now." />}
          <DataTable
            caption="What is due, nearest first"
            rows={dates}
            rowKey={({ kind, dueOn }) => `${kind} ${dueOn}`}
            columns={[
              { id: 'due', header: 'Due', width: 150, narrow: 'dot', cell: ({ dueOn }) => <DateText day={dueOn} /> },
              { id: 'what', header: 'What', name: true, cell: ({ title }) => title },
              { id: 'basis', header: 'Basis', width: 130, narrow: 'dot', cell: ({ basis }) => BASES[basis] },
              { id: 'how', header: 'How it was computed', narrow: 'line', cell: ({ reasons }) => reasons.map(withDays).join(' ') },
              {
                id: 'acts', header: 'What can be done', headerHidden: true, action: true, empty: 'Follows from the terms',
                cell: ({ kind }) => {
                  if (kind === 'agreement_review' && mayEdit) return <Button size="small" disabled={review.isPending} onClick={() => review.mutate()}>I looked at it today</Button>;
                  return kind === 'agreement_cure' && mayTerminate && <Button size="small" disabled={cure.isPending} onClick={() => cure.mutate()}>It was cured</Button>;
                },
              },
            ]}
            whenEmpty={<p className="quiet">Nothing is due.</p>}
          />
        </Section>
      )}
    </>
  );
};
