import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Approval, approvalsOf, companiesLike, type Engagement, recordApproval, removeApproval } from './engagements.api.js';

/** Who agreed to this supplier, where an agreement above asks for approval. */
export const EngagementApprovals = ({ organization, engagement: { id } }: { readonly organization: string; readonly engagement: Engagement }) => {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const approvals = useQuery(approvalsOf(organization, id));
  const { data: companies } = useQuery(companiesLike(organization, ''));
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: approvalsOf(organization, id).queryKey }), queries.invalidateQueries({ queryKey: ['chain', organization] })]);
  const record = useMutation({
    mutationFn: (data: FormData) => recordApproval(organization, id, { approvedOn: String(data.get('approvedOn')), note: String(data.get('note')).trim() }),
    onSuccess: async () => {
      await refresh();
      form.current?.reset();
    },
  });
  const remove = useMutation({ mutationFn: (approval: Approval) => removeApproval(organization, id, approval.id), onSettled: refresh });
  const errors = useFormErrors(record.error);
  const whose = ({ approverVendorId }: Approval) => (approverVendorId === null ? 'You' : (companies?.items.find((company) => company.id === approverVendorId)?.legalName ?? 'A customer'));
  return (
    <Section title="Approvals" level={3} count={approvals.data?.length}>
      <p className="quiet">Asked for where the agreement above allows subcontractors with approval only (CH-11).</p>
      {approvals.isError && <ProblemAlert title="The approvals could not be read" error={approvals.error} onRetry={() => void approvals.refetch()} lesser />}
      {remove.isError && <ProblemAlert title="The approval was not removed" error={remove.error} lesser />}
      <ul>
        {approvals.data?.map((approval) => (
          <li key={approval.id} className="row">
            <span>{whose(approval)} approved on <DateText day={approval.approvedOn} weekday="never" />{approval.note && `: ${approval.note}`} <span className="quiet">recorded by {approval.recordedBy}</span></span>
            <Button size="small" kind="quiet" onClick={() => remove.mutate(approval)}>Remove</Button>
          </li>
        ))}
      </ul>
      <form ref={form} noValidate className="row" style={{ alignItems: 'end' }} onSubmit={(event) => { event.preventDefault(); record.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="approvedOn" label="We approved on" error={errorAt(errors, 'approvedOn')}>{(control) => <input type="date" name="approvedOn" {...control} />}</Field>
        <Field id="note" label="How" optional error={errorAt(errors, 'note')}>{(control) => <input type="text" name="note" {...control} />}</Field>
        <Button type="submit" disabled={record.isPending}>Record our approval</Button>
      </form>
    </Section>
  );
};
