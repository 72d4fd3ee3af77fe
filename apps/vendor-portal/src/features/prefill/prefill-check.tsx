import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Tick } from '@holdfast/ui/tick';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { Task } from '../../shared/task-progress.js';
import { type Candidate, prefillOf, takeOver } from './prefill.api.js';

interface PrefillCheckProps {
  readonly organization: string;
  readonly task: Task;
  readonly questions: readonly Question[];
  readonly candidates: readonly Candidate[];
  readonly onEdit: (question: string) => void;
  /** Back to the request's page, once nothing is left to look at. */
  readonly done: ReactNode;
}

const LIKENESS: Record<Candidate['likeness'], string> = {
  exact: 'The same question, word for word',
  concept: 'The same matter, asked elsewhere in other words',
  changed: 'The question has changed since',
};

/** Earlier answers beside what is asked now. What is the same in words may be taken over in one act; the rest one by one, after a look. */
export const PrefillCheck = ({ organization, task, questions, candidates, onEdit, done }: PrefillCheckProps) => {
  const queries = useQueryClient();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const status = useRef<HTMLParagraphElement>(null);
  const take = useMutation({
    mutationFn: ({ items }: { items: readonly { question: string; oneByOne: boolean }[]; then?: () => void }) => takeOver(organization, task.id, items),
    onSuccess: ({ task: taken }, { then }) => {
      queries.setQueryData(['tasks', organization, task.id], taken);
      const gone = new Set(taken.answers.filter(({ value, none, instead }) => value !== null || none || instead).map(({ question }) => question));
      queries.setQueryData(prefillOf(organization, task.id).queryKey, (offer) => offer && { ...offer, candidates: offer.candidates.filter(({ question }) => !gone.has(question)) });
      status.current?.focus(); // the row with the focus is gone
      then?.();
    },
  });
  const words = new Map(questions.map(({ id, text }) => [id, text]));
  const left = candidates.filter(({ question }) => !skipped.has(question));
  const exact = left.filter(({ inBulk }) => inBulk);
  const single = left.filter(({ inBulk }) => !inBulk);
  const row = (candidate: Candidate) => (
    <Row key={candidate.question} candidate={candidate} asked={words.get(candidate.question) ?? candidate.question} busy={take.isPending}
      onUse={() => take.mutate({ items: [{ question: candidate.question, oneByOne: true }] })}
      onEdit={() => take.mutate({ items: [{ question: candidate.question, oneByOne: true }], then: () => onEdit(candidate.question) })}
      onSkip={() => { setSkipped((all) => new Set([...all, candidate.question])); status.current?.focus(); }} />
  );
  return (
    <>
      <p role="status" tabIndex={-1} ref={status} className="after">{take.data ? `${take.data.used} ${take.data.used === 1 ? 'answer' : 'answers'} taken over. ` : ''}{left.length > 0 ? `${left.length} left to look at.` : 'Nothing is left to look at.'}</p>
      {take.isError && <ProblemAlert title="Nothing was taken over" error={take.error} lesser level={2} />}
      {left.length === 0 && done}
      {exact.length > 0 && (
        <Section title="The same questions as before" count={exact.length} aside={<Button kind="primary" disabled={take.isPending} onClick={() => take.mutate({ items: exact.map(({ question }) => ({ question, oneByOne: false })) })}>{exact.length === 1 ? 'Use the exact match' : `Use all ${exact.length} exact matches`}</Button>}>
          <ul className="prefill">{exact.map(row)}</ul>
        </Section>
      )}
      {single.length > 0 && (
        <Section title="To look at one by one" count={single.length}>
          <p className="quiet">Older than a year, or not asked in the same words. Tick each that still holds.</p>
          <ul className="prefill">{single.map(row)}</ul>
        </Section>
      )}
      {skipped.size > 0 && <p className="after"><button type="button" className="asbutton" onClick={() => setSkipped(new Set())}>Show {skipped.size === 1 ? 'the skipped one' : `the ${skipped.size} skipped`} again</button></p>}
    </>
  );
};

interface RowProps {
  readonly candidate: Candidate;
  readonly asked: string;
  readonly busy: boolean;
  readonly onUse: () => void;
  readonly onEdit: () => void;
  readonly onSkip: () => void;
}

const Row = ({ candidate: { question, asked: then, answer, comment, answeredOn, answeredBy, customer, likeness, stale, inBulk }, asked, busy, onUse, onEdit, onSkip }: RowProps) => {
  const [looked, setLooked] = useState(false);
  const about = <span className="vh">: {asked}</span>;
  return (
    <li>
      <div className="then">
        <p className="quiet">You said</p>
        <p className="said">{answer}</p>
        {comment && <p className="quiet">“{comment}”</p>}
        <p className="quiet">To {customer}, <DateText day={answeredOn} />, by {answeredBy}.</p>
      </div>
      <div className="now">
        <p className="quiet">Asked now</p>
        <p>{asked}</p>
        {then !== asked && <p className="quiet">Asked then: {then}</p>}
        <p className="quiet">{LIKENESS[likeness]}.{stale && ' Nobody has looked at it for more than a year.'}</p>
        {!inBulk && <Tick id={`looked-${question}`} checked={looked} onChange={setLooked}>I have looked at it, and it still holds</Tick>}
        <div className="row">
          <Button size="small" disabled={busy || (!inBulk && !looked)} onClick={onUse}>Use{about}</Button>
          <Button size="small" kind="quiet" disabled={busy || (!inBulk && !looked)} onClick={onEdit}>Edit{about}</Button>
          <Button size="small" kind="quiet" onClick={onSkip}>Skip{about}</Button>
        </div>
      </div>
    </li>
  );
};
