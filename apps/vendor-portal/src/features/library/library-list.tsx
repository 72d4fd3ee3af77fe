import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { allowReuse, type LibraryAnswer, libraryOf } from './library.api.js';

interface LibraryListProps {
  readonly organization: string;
  readonly answers: readonly LibraryAnswer[];
}

/** What was told to whom, and which of it other customers may get: said item by item, or for all that is shown. */
export const LibraryList = ({ organization, answers }: LibraryListProps) => {
  const queries = useQueryClient();
  const [sought, setSought] = useState('');
  const allow = useMutation({
    mutationFn: ({ ids, reusable }: { ids: readonly string[]; reusable: boolean }) => allowReuse(organization, ids, reusable),
    onSuccess: (next) => {
      queries.setQueryData(libraryOf(organization).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['prefill', organization] });
    },
  });
  if (answers.length === 0) return <EmptyState title="Nothing here yet">What you submit is kept here, to be offered the next time somebody asks.</EmptyState>;
  const shown = answers.filter(({ question, answer, comment }) => [question, answer, comment].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase())));
  const customers = [...new Set(shown.map(({ customer }) => customer))];
  return (
    <>
      <div className="fld">
        <label className="l" htmlFor="sought">Find an answer</label>
        <input id="sought" type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
      </div>
      <p role="status" className="quiet">{shown.length === answers.length ? `${answers.length} ${answers.length === 1 ? 'answer' : 'answers'}, ${answers.filter(({ reusable }) => reusable).length} of them for other customers too` : `${shown.length} of ${answers.length}`}</p>
      {allow.isError && <ProblemAlert title="Nothing was changed" error={allow.error} lesser level={2} />}
      {customers.map((customer) => {
        const told = shown.filter((answer) => answer.customer === customer);
        const off = told.filter(({ reusable }) => !reusable);
        return (
          <Section key={customer} title={`Told to ${customer}`} count={told.length} aside={
            <Button size="small" disabled={allow.isPending} onClick={() => allow.mutate(off.length > 0 ? { ids: off.map(({ id }) => id), reusable: true } : { ids: told.map(({ id }) => id), reusable: false })}>
              {off.length > 0 ? `Let ${off.length === told.length ? 'all' : 'the other'} ${off.length} be reused` : 'Reuse none of them'}
            </Button>
          }>
            <ul className="library">
              {told.map(({ id, question, answer, comment, answeredOn, answeredBy, questionnaire, reusable }) => (
                <li key={id}>
                  <label className="pick">
                    <input type="checkbox" checked={reusable} disabled={allow.isPending} onChange={({ target }) => allow.mutate({ ids: [id], reusable: target.checked })} />
                    <span>
                      <span className="quiet">{question}</span>
                      <span className="said">{answer}</span>
                      {comment && <span className="quiet">“{comment}”</span>}
                      <small className="quiet">{questionnaire}, <DateText day={answeredOn} />, by {answeredBy}</small>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
};
