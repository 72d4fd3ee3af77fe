import { BAA_TEMPLATE } from '@holdfast/domain/templates/baa-template';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { createTemplate, templates } from './templates.api.js';

interface TemplateListProps {
  readonly organization: string;
  readonly mayEdit: boolean;
  readonly linkTo: (id: string, words: string) => ReactNode;
  readonly onCreated: (id: string) => void;
}

export const TemplateList = ({ organization, mayEdit, linkTo, onCreated }: TemplateListProps) => {
  const { data, error, isPending, refetch } = useQuery(templates(organization));
  const [creating, setCreating] = useState(false);
  return (
    <>
      <p className="quiet" style={{ maxWidth: '70ch' }}>Holdfast’s own text, version {BAA_TEMPLATE.version}, is always there. {BAA_TEMPLATE.status} Your own template keeps your words and usual options; what is made from a published version never changes with it.</p>
      {mayEdit && <div className="row" style={{ margin: 'var(--s4) 0' }}><Button kind="primary" onClick={() => setCreating(true)}>New template</Button></div>}
      {error && <ProblemAlert title="The templates could not be read" error={error} onRetry={() => void refetch()} />}
      {isPending && <SkeletonRows label="Reading the templates" rows={2} />}
      {data && (
        <DataTable caption="Templates" rows={data} rowKey={({ id }) => id} whenEmpty={<EmptyState title="No template of your own">A BAA can be made from Holdfast’s text. Begin one here when you want your lawyer’s words in it.</EmptyState>} columns={[
          { id: 'name', header: 'Template', name: true, cell: ({ id, name }) => linkTo(id, name) },
          { id: 'published', header: 'Published', narrow: 'line', cell: ({ versions: [latest] }) => latest && <>Version {latest.number}, <DateText instant={latest.publishedAt} /></>, empty: 'Nothing is published yet' },
          { id: 'own', header: 'Own words', narrow: 'line', align: 'end', cell: ({ overrides }) => `${Object.keys(overrides).length} clauses` },
          { id: 'open', header: 'Not published', narrow: 'line', cell: ({ unpublished: { texts, choices } }) => (texts.length + choices.length > 0 ? `${texts.length + choices.length} changes` : null), empty: 'Nothing' },
        ]} />
      )}
      {creating && <CreateDialog organization={organization} onClose={() => setCreating(false)} onCreated={onCreated} />}
    </>
  );
};

const CreateDialog = ({ organization, onClose, onCreated }: { organization: string; onClose: () => void; onCreated: (id: string) => void }) => {
  const queries = useQueryClient();
  const create = useMutation({ mutationFn: (name: string) => createTemplate(organization, name), onSuccess: async ({ id }) => { await queries.invalidateQueries({ queryKey: ['templates', organization] }); onCreated(id); } });
  const errors = useFormErrors(create.error);
  return (
    <Dialog opened onClose={onClose} title="New template" said="It begins as Holdfast’s text.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); create.mutate(String(new FormData(event.currentTarget).get('name')).trim()); }}>
        <ErrorSummary errors={errors} />
        <Field id="name" label="Name" error={errorAt(errors, 'name')}>{(control) => <input type="text" name="name" {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={create.isPending}>Begin it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};
