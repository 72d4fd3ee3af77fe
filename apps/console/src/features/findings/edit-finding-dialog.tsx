import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { SEVERITIES } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Tick } from '@holdfast/ui/tick';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { editFinding, type Finding, findingById, findingsChanged } from './findings.api.js';

interface EditFindingDialogProps {
  readonly organization: string;
  readonly finding: Finding;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** Sets right what is recorded of a finding, with a reason that its history keeps. */
export const EditFindingDialog = ({ organization, finding, owners, onClose }: EditFindingDialogProps) => {
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ title: finding.title, expected: finding.expected, severity: finding.severity, dueOn: finding.dueOn, ownerMemberId: finding.ownerMemberId, materialBreach: finding.materialBreach, curePlan: finding.curePlan });
  const [because, setBecause] = useState('');
  const put = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => editFinding(organization, finding, { ...draft, because }),
    onSuccess: async (changed) => { queries.setQueryData(findingById(organization, finding.id).queryKey, changed); await findingsChanged(queries); onClose(); },
    onError: (error) => { if (isStale(error)) void queries.invalidateQueries({ queryKey: findingById(organization, finding.id).queryKey }); },
  });
  const errors = useFormErrors(save.error);
  return (
    <Dialog opened onClose={onClose} width={600} title="Change this finding" said="Who changed what, and why, stays in its history.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Field id="title" label="What was found" error={errorAt(errors, 'title')}>{(control) => <textarea rows={2} maxLength={500} value={draft.title} onChange={({ target }) => put({ title: target.value })} {...control} />}</Field>
        <Field id="expected" label="What would be enough" optional error={errorAt(errors, 'expected')}>{(control) => <textarea rows={3} maxLength={2000} value={draft.expected} onChange={({ target }) => put({ expected: target.value })} {...control} />}</Field>
        <Field id="severity" label="Severity" error={errorAt(errors, 'severity')}>{(control) => <select value={draft.severity} onChange={({ target }) => put({ severity: target.value as Finding['severity'] })} {...control}>{SEVERITIES.toReversed().map((value) => <option key={value} value={value}>{SEVERITY_LABELS[value]}</option>)}</select>}</Field>
        <Field id="dueOn" label="Mend by" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" value={draft.dueOn} onChange={({ target }) => put({ dueOn: target.value })} {...control} />}</Field>
        <Field id="ownerMemberId" label="Owner" error={errorAt(errors, 'ownerMemberId')}>{(control) => <select value={draft.ownerMemberId} onChange={({ target }) => put({ ownerMemberId: target.value })} {...control}>{owners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
        <Tick id="materialBreach" checked={draft.materialBreach} onChange={(materialBreach) => put({ materialBreach })}>It may be a pattern of material breach (45 CFR 164.504(e)(1)); the chain’s rules then ask for a plan to cure it.</Tick>
        {draft.materialBreach && <Field id="curePlan" label="Plan to cure it" optional error={errorAt(errors, 'curePlan')}>{(control) => <textarea rows={2} maxLength={2000} value={draft.curePlan} onChange={({ target }) => put({ curePlan: target.value })} {...control} />}</Field>}
        <Field id="because" label="Why" hint="Nothing about patients." error={errorAt(errors, 'because')}>{(control) => <textarea rows={2} maxLength={2000} value={because} onChange={({ target }) => setBecause(target.value)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
