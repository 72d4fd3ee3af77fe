import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { createQuestionnaire, library, type LibraryRow } from './questionnaires.api.js';

interface QuestionnaireLibraryProps {
  readonly organization: string;
  readonly mayEdit: boolean;
  readonly linkTo: (id: string, words: string) => ReactNode;
  /** The way to import one from a file. */
  readonly toImport: ReactNode;
  readonly onCreated: (id: string) => void;
}

/** Our own and the shipped ones, each with how many requests wait for it. */
export const QuestionnaireLibrary = ({ organization, mayEdit, linkTo, toImport, onCreated }: QuestionnaireLibraryProps) => {
  const { data, error, isPending, refetch } = useQuery(library(organization));
  const [creating, setCreating] = useState<{ copyOf?: LibraryRow }>();
  const open = { id: 'open', header: 'Open requests', align: 'end', narrow: 'line', cell: ({ openRequests }: LibraryRow) => openRequests || null, empty: 'No request waits for it' } as const;
  const size = { id: 'size', header: 'Questions', align: 'end', narrow: 'dot', cell: ({ questions, sections }: LibraryRow) => <>{questions}<span className="nar"> questions</span><span className="vh"> in {sections} {sections === 1 ? 'section' : 'sections'}</span></> } as const;
  const copy = (row: LibraryRow) => mayEdit && <Button size="small" kind="quiet" onClick={() => setCreating({ copyOf: row })}>Copy<span className="vh"> {row.title}</span></Button>;
  return (
    <>
      {mayEdit && <div className="row" style={{ margin: 'var(--s4) 0' }}><Button kind="primary" onClick={() => setCreating({})}>New questionnaire</Button>{toImport}</div>}
      {error && <ProblemAlert title="The questionnaires could not be read" error={error} onRetry={() => void refetch()} />}
      {isPending && <SkeletonRows label="Reading the questionnaires" />}
      {data && (
        <>
          <Section title="Your own" count={data.filter(({ shipped }) => !shipped).length}>
            <DataTable caption="Your own questionnaires" rows={data.filter(({ shipped }) => !shipped)} rowKey={({ id }) => id} whenEmpty={<EmptyState title="No questionnaire of your own">Begin an empty one, copy one of ours, or import a file you have.</EmptyState>} columns={[
              { id: 'title', header: 'Questionnaire', name: true, cell: ({ id, title }) => linkTo(id, title || 'Without a title') },
              { id: 'published', header: 'Published', narrow: 'line', cell: ({ archived, published, publishedAt }) => (archived ? 'Archived' : published && <>Version {published}{publishedAt && <>, <DateText instant={publishedAt} /></>}</>), empty: 'Nothing is published yet' },
              size, open,
              { id: 'changed', header: 'Changed', narrow: 'line', hideBelow: 1100, cell: ({ changedAt, changedBy }) => changedAt && <><DateText instant={changedAt} />, {changedBy}</> },
              { id: 'copy', header: 'Copy', headerHidden: true, action: true, cell: copy },
            ]} />
          </Section>
          <Section title="Shipped with Holdfast" count={data.filter(({ shipped }) => shipped).length}>
            <DataTable caption="Questionnaires shipped with Holdfast" rows={data.filter(({ shipped }) => shipped)} rowKey={({ id }) => id} columns={[
              { id: 'title', header: 'Questionnaire', name: true, cell: ({ id, title }) => linkTo(id, title) },
              { id: 'version', header: 'Version', narrow: 'line', cell: ({ published }) => published },
              size, open,
              { id: 'copy', header: 'Copy', headerHidden: true, action: true, cell: copy },
            ]} />
          </Section>
        </>
      )}
      {creating && <CreateDialog organization={organization} copyOf={creating.copyOf} onClose={() => setCreating(undefined)} onCreated={onCreated} />}
    </>
  );
};

const CreateDialog = ({ organization, copyOf, onClose, onCreated }: { organization: string; copyOf?: LibraryRow; onClose: () => void; onCreated: (id: string) => void }) => {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (title: string) => createQuestionnaire(organization, { title, ...(copyOf && { copyOf: copyOf.id }) }),
    onSuccess: async ({ id }) => { await queries.invalidateQueries({ queryKey: library(organization).queryKey, exact: true }); onCreated(id); },
  });
  const errors = useFormErrors(create.error);
  return (
    <Dialog opened onClose={onClose} title={copyOf ? `Copy “${copyOf.title}”` : 'New questionnaire'} said={copyOf ? 'The copy is yours to change. Nothing is asked of anybody before you publish and send it.' : 'It begins empty.'}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); create.mutate(String(new FormData(event.currentTarget).get('title')).trim()); }}>
        <ErrorSummary errors={errors} />
        <Field id="title" label="Title" hint="Vendors read it." error={errorAt(errors, 'title')}>{(control) => <input type="text" name="title" maxLength={200} defaultValue={copyOf ? `${copyOf.title} (our copy)` : ''} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={create.isPending}>{copyOf ? 'Copy it' : 'Begin it'}</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
