import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { type State, Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CheckedClause, clausesOf } from './agreements.api.js';
import { CheckClauseForm } from './check-clause-form.js';

type Found = NonNullable<CheckedClause['found']>['state'];

const WORDS: Record<Found, { state: State; word: string }> = {
  located: { state: 'done', word: 'Located' },
  missing: { state: 'gap', word: 'Missing' },
  unclear: { state: 'unknown', word: 'Unclear' },
  not_applicable: { state: 'none', word: 'Does not apply' },
};
/** A provision that nothing requires, and that is not there, is no gap. */
const shapeOf = (state: Found, required: boolean): State => (state === 'missing' && !required ? 'none' : WORDS[state].state);

const GROUPS = { conditional: 'Only under a condition', permitted: 'Permitted, if the agreement says so', recommended: 'Recommended: no law asks for them' } as const;
const isRequired = ({ level }: CheckedClause): boolean => level === 'required' || level === 'required-if-delegated';

interface ClauseChecklistProps {
  readonly organization: string;
  readonly agreementId: string;
  readonly mayEdit: boolean;
}

/** The provisions a business associate agreement has to have, each as a person found it; then those it may have. */
export const ClauseChecklist = ({ organization, agreementId, mayEdit }: ClauseChecklistProps) => {
  const checked = useQuery(clausesOf(organization, agreementId));
  const [open, setOpen] = useState<{ id: string; state: Found | undefined }>();
  if (checked.isPending) return <Section title="Provisions"><SkeletonRows label="Reading the checklist" rows={4} /></Section>;
  if (checked.isError) return <Section title="Provisions"><ProblemAlert title="The checklist could not be read" error={checked.error} onRetry={() => void checked.refetch()} /></Section>;
  const { clauses, verdict } = checked.data;
  const ask = (id: string, state?: Found) => setOpen({ id, state });
  const done = ({ id }: CheckedClause) => {
    const next = clauses.slice(clauses.findIndex((clause) => clause.id === id) + 1).find((clause) => clause.found === null && isRequired(clause));
    setOpen(next && { id: next.id, state: undefined });
  };
  const columns: Column<CheckedClause>[] = [
    { id: 'id', header: 'No.', width: 64, cell: ({ id }) => id.replace('BAA-', ''), narrow: 'dot' },
    { id: 'text', header: 'Provision', name: true, cell: ({ text, cite }) => <>{text}<span className="also">45 CFR {cite}</span></> },
    {
      id: 'found', header: 'Found', width: 260, narrow: 'line',
      cell: (clause) => {
        const { found } = clause;
        if (!found) return <Status state="unknown">Not looked for</Status>;
        return <><Status state={shapeOf(found.state, isRequired(clause))}>{WORDS[found.state].word}{found.foundAt && `, ${found.foundAt}`}</Status><span className="also">{found.by}, <DateText day={found.on} />{found.beforeAmendment && '; before the latest amendment'}</span>{found.words && <span className="also">“{found.words}”</span>}</>;
      },
    },
    ...(mayEdit ? [{ id: 'act', header: 'Check it', headerHidden: true, action: true, cell: ({ id, found }: CheckedClause) => <Button size="small" onClick={() => ask(id)}>{found ? 'Check again' : 'Check'}<span className="vh"> {id.replace('BAA-', '')}</span></Button> }] : []),
  ];
  const table = (caption: string, rows: CheckedClause[]) => (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ id }) => id}
      columns={columns}
      rowKeys={mayEdit ? { l: ({ id }) => ask(id, 'located'), m: ({ id }) => ask(id, 'missing'), u: ({ id }) => ask(id, 'unclear') } : {}}
      below={(clause) => open?.id === clause.id && <CheckClauseForm key={`${clause.id} ${open.state ?? ''}`} organization={organization} agreementId={agreementId} clause={clause} asked={open.state} onDone={() => done(clause)} onClose={() => setOpen(undefined)} />}
    />
  );
  return (
    <Section folds title="Provisions" count={`${verdict.located} of ${verdict.required}`}>
      <p><Status state={verdict.state === 'missing' ? 'gap' : verdict.state === 'open' ? 'unknown' : 'done'}>{verdict.sentence}</Status></p>
      {mayEdit && <p className="quiet wid">In the table: j and k move, l located, m missing, u unclear.</p>}
      {table('The required provisions', clauses.filter(isRequired))}
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((level) => (
        <details key={level}>
          <summary>{GROUPS[level]} ({clauses.filter((clause) => clause.level === level && clause.found?.state === 'located').length} of {clauses.filter((clause) => clause.level === level).length} located)</summary>
          {table(GROUPS[level], clauses.filter((clause) => clause.level === level))}
        </details>
      ))}
    </Section>
  );
};
