import { CONSOLE_ROLE_LABELS, CONSOLE_ROLES, type ConsoleRole } from '@holdfast/contracts/permissions';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { invitations, invite, revokeInvitation } from './members.api.js';

const ROLES = Object.keys(CONSOLE_ROLES) as ConsoleRole[];
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** Open invitations, and the next one. For those who may admit people. */
export const InvitationList = ({ organization }: { organization: string }) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const open = useQuery(invitations(organization));
  const refresh = () => queries.invalidateQueries({ queryKey: ['invitations', organization] });
  const revoke = useMutation({ mutationFn: (id: string) => revokeInvitation(organization, id), onSettled: refresh });
  const send = useMutation({
    mutationFn: (data: FormData) => invite(organization, { email: String(data.get('email')).trim(), role: String(data.get('role')) as ConsoleRole }),
    onSuccess: async () => {
      await refresh();
      form.current?.reset();
    },
  });
  const errors = useFormErrors(send.error);
  return (
    <Section title="Invitations" count={open.data?.length}>
      {open.isError && <ProblemAlert title="The invitations could not be read" error={open.error} onRetry={() => void open.refetch()} />}
      {revoke.isError && <ProblemAlert title="The invitation was not taken back" error={revoke.error} lesser />}
      {open.isSuccess && open.data.length > 0 && (
        <DataTable
          caption="Open invitations"
          rows={open.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'email', header: 'E-mail', name: true, cell: ({ email }) => email },
            { id: 'role', header: 'Role', cell: ({ role }) => CONSOLE_ROLE_LABELS[role] },
            { id: 'until', header: 'Open until', cell: ({ expiresAt }) => day.format(new Date(expiresAt)) },
            { id: 'act', header: 'Next step', headerHidden: true, action: true, cell: ({ id, email }) => <Button size="small" aria-label={`Take back the invitation of ${email}`} onClick={() => revoke.mutate(id)}>Take back</Button> },
          ]}
        />
      )}
      <form ref={form} noValidate className="row wide" style={{ marginTop: 'var(--s4)', alignItems: 'end' }} onSubmit={(event) => { event.preventDefault(); send.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" name="email" {...control} />}</Field>
        <Field id="role" label="Role">{(control) => <select name="role" defaultValue="complianceOfficer" {...control}>{ROLES.map((role) => <option key={role} value={role}>{CONSOLE_ROLE_LABELS[role]}</option>)}</select>}</Field>
        <Button type="submit" disabled={send.isPending}>Send the invitation</Button>
      </form>
    </Section>
  );
};
