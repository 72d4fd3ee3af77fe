import { PHI_SCOPE_LABELS, PHI_SCOPES, type PhiScope } from '@holdfast/contracts/vendors';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { EditEngagementDialog } from './edit-engagement-dialog.js';
import { addEngagement, type Engagement, engagementsOf, setPhi } from './engagements.api.js';

interface VendorEngagementsProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly mayEdit: boolean;
  /** Whether it needs a BAA: handed in, because determinations are another feature's. */
  readonly need: (engagement: Engagement) => ReactNode;
  /** The page of the chain. */
  readonly chainLink?: ReactNode;
}

export const VendorEngagements = ({ organization, vendorId, mayEdit, need, chainLink }: VendorEngagementsProps) => {
  const [editing, setEditing] = useState<Engagement>();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const engagements = useQuery(engagementsOf(organization, vendorId));
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['engagements', organization, vendorId] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
  const scope = useMutation({ mutationFn: ({ engagement, phi }: { engagement: Engagement; phi: PhiScope }) => setPhi(organization, engagement, phi), onSettled: refresh });
  const add = useMutation({
    mutationFn: (data: FormData) => addEngagement(organization, vendorId, { service: String(data.get('service')).trim(), fromOn: String(data.get('fromOn')) || null, phi: String(data.get('phi')) as PhiScope }),
    onSuccess: async () => {
      await refresh();
      form.current?.reset();
    },
  });
  const errors = useFormErrors(add.error);
  return (
    <Section title="Engagements" count={engagements.data?.length} aside={chainLink}>
      {engagements.isPending && <SkeletonRows label="Reading the engagements" rows={2} />}
      {engagements.isError && <ProblemAlert title="The engagements could not be read" error={engagements.error} onRetry={() => void engagements.refetch()} />}
      {scope.isError && <ProblemAlert title="The PHI scope was not changed" error={scope.error} kept="The list shows what is recorded now." lesser />}
      {engagements.isSuccess && (
        <DataTable
          caption="Engagements"
          rows={engagements.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'service', header: 'Service', name: true, cell: (engagement) => <>{engagement.service || 'Service not stated'}<span className="also">{sideOf(engagement, vendorId)}</span></> },
            {
              id: 'phi', header: 'PHI',
              cell: (engagement) => (mayEdit
                ? <select aria-label={`PHI in ${engagement.service || 'this engagement'}`} value={engagement.phi} onChange={({ target }) => scope.mutate({ engagement, phi: target.value as PhiScope })}>{PHI_SCOPES.map((phi) => <option key={phi} value={phi}>{PHI_SCOPE_LABELS[phi]}</option>)}</select>
                : engagement.phi === 'unknown' ? <Status state="unknown">{PHI_SCOPE_LABELS.unknown}</Status> : PHI_SCOPE_LABELS[engagement.phi]),
            },
            { id: 'need', header: 'Needs a BAA?', narrow: 'line', cell: need },
            { id: 'from', header: 'From', cell: ({ fromOn }) => fromOn && <DateText day={fromOn} />, empty: 'No first day is recorded' },
            { id: 'to', header: 'To', cell: ({ toOn }) => toOn && <DateText day={toOn} />, empty: 'No last day is recorded' },
            ...(mayEdit ? [{ id: 'act', header: 'Next step', headerHidden: true, action: true, cell: (engagement: Engagement) => <Button size="small" onClick={() => setEditing(engagement)}>Edit<span className="vh"> {engagement.service || 'this engagement'}</span></Button> }] : []),
          ]}
          whenEmpty={<p className="quiet">What this company does for you is not recorded yet.</p>}
        />
      )}
      {mayEdit && (
        <form ref={form} noValidate className="row wide" style={{ marginTop: 'var(--s4)', alignItems: 'end' }} onSubmit={(event) => { event.preventDefault(); add.mutate(new FormData(event.currentTarget)); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <Field id="service" label="Service" error={errorAt(errors, 'service')}>{(control) => <input type="text" name="service" {...control} />}</Field>
          <Field id="fromOn" label="From" optional error={errorAt(errors, 'fromOn')}>{(control) => <input type="date" name="fromOn" {...control} />}</Field>
          <Field id="phi" label="PHI">{(control) => <select name="phi" defaultValue="unknown" {...control}>{PHI_SCOPES.map((phi) => <option key={phi} value={phi}>{PHI_SCOPE_LABELS[phi]}</option>)}</select>}</Field>
          <Button type="submit" disabled={add.isPending}>Add the engagement</Button>
        </form>
      )}
      {editing && <EditEngagementDialog organization={organization} engagementId={editing.id} title={editing.service || 'Service not stated'} onClose={() => setEditing(undefined)} />}
    </Section>
  );
};

/** On which side the vendor stands, where it is not the usual one: it supplies us. */
const sideOf = ({ customerVendorId, supplierVendorId }: Engagement, vendorId: string): string | null => {
  if (supplierVendorId === null) return 'we do this for it';
  if (customerVendorId === null) return null;
  return customerVendorId === vendorId ? 'a subcontractor does this for it' : 'for another company';
};
