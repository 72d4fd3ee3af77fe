import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorAt, formErrors } from '../../shared/form-errors.js';
import { addContact, contactsOf } from './vendors.api.js';

export const VendorContacts = ({ organization, vendorId, mayEdit }: { organization: string; vendorId: string; mayEdit: boolean }) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const contacts = useQuery(contactsOf(organization, vendorId));
  const add = useMutation({
    mutationFn: (data: FormData) => addContact(organization, vendorId, { name: String(data.get('name')).trim(), email: String(data.get('email')).trim(), title: String(data.get('title')).trim(), purposes: [] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['vendors', organization] });
      form.current?.reset();
      form.current?.querySelector('input')?.focus();
    },
  });
  const errors = formErrors(add.error);
  return (
    <Section title="Contacts" count={contacts.data?.length}>
      {contacts.isPending && <SkeletonRows label="Reading the contacts" rows={2} />}
      {contacts.isError && <ProblemAlert title="The contacts could not be read" error={contacts.error} onRetry={() => void contacts.refetch()} />}
      {contacts.isSuccess && (
        <DataTable
          caption="Contacts"
          rows={contacts.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', header: 'Name', name: true, cell: ({ name }) => name },
            { id: 'email', header: 'E-mail', cell: ({ email }) => email },
            { id: 'title', header: 'Title', cell: ({ title }) => title || null, empty: 'No title is recorded' },
            { id: 'state', header: 'Mail', cell: ({ deliverability }) => (deliverability === 'bounced' ? <Status state="gap">Came back</Status> : deliverability === 'good' ? 'Accepted' : <Status state="unknown">Not written to yet</Status>) },
          ]}
          whenEmpty={<p className="quiet">Nobody here can be written to yet.</p>}
        />
      )}
      {mayEdit && (
        <form ref={form} noValidate className="row wide" style={{ marginTop: 'var(--s4)', alignItems: 'end' }} onSubmit={(event) => { event.preventDefault(); add.mutate(new FormData(event.currentTarget)); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <Field id="name" label="Name" error={errorAt(errors, 'name')}>{(control) => <input type="text" name="name" {...control} />}</Field>
          <Field id="email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" name="email" {...control} />}</Field>
          <Field id="title" label="Title" optional error={errorAt(errors, 'title')}>{(control) => <input type="text" name="title" {...control} />}</Field>
          <Button type="submit" disabled={add.isPending}>Add the contact</Button>
        </form>
      )}
    </Section>
  );
};
