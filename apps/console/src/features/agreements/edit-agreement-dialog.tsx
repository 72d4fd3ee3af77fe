import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { formatDay } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type LastChange, lastChangeOf } from '../../shared/last-change.js';
import { type Agreement, agreementById, agreementsOf, editAgreement } from './agreements.api.js';

type Details = Pick<Agreement, 'title' | 'ownerMemberId' | 'parentId' | 'executedOn'>;

const LABELS: Record<keyof Details, string> = { title: 'Title or number', ownerMemberId: 'Owner', parentId: 'It ends with', executedOn: 'Last signature' };
const detailsOf = ({ title, ownerMemberId, parentId, executedOn }: Agreement): Details => ({ title, ownerMemberId, parentId, executedOn });

interface Conflict extends LastChange {
  readonly mine: Partial<Details>;
  readonly theirs: Agreement;
}

interface EditAgreementDialogProps {
  readonly organization: string;
  readonly agreement: Agreement;
  /** Who may own it: handed in, because members are another feature's. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** What is recorded of an agreement besides its terms. */
export const EditAgreementDialog = ({ organization, agreement, owners, onClose }: EditAgreementDialogProps) => {
  const queries = useQueryClient();
  const [opened] = useState(agreement);
  const before = detailsOf(opened);
  const { data: others = [] } = useQuery(agreementsOf(organization, opened.vendorId));
  const [conflict, setConflict] = useState<Conflict>();
  const save = useMutation({
    mutationFn: ({ from, mine }: { from: Agreement; mine: Partial<Details> }) => editAgreement(organization, from, mine),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['agreements', organization] });
      onClose();
    },
    onError: async (error, { mine }) => {
      if (!isStale(error)) return setConflict(undefined);
      const [theirs, last] = await Promise.all([queries.fetchQuery({ ...agreementById(organization, opened.id), staleTime: 0 }), lastChangeOf(organization, opened.vendorId, opened.id)]);
      setConflict({ mine, theirs, ...last });
    },
  });
  const errors = useFormErrors(isStale(save.error) ? null : save.error);
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const mine = changedFields<Details>(before, { title: text('edit-title'), ownerMemberId: text('owner'), parentId: text('parent') || null, ...(form.has('executedOn') && { executedOn: text('executedOn') || null }) });
    if (Object.keys(mine).length === 0) onClose();
    else save.mutate({ from: opened, mine });
  };
  const settle = ({ mine, theirs }: Conflict, choice: ConflictChoice) => {
    const kept = Object.fromEntries(Object.entries(mine).filter(([part]) => choice[part] === 'mine'));
    if (Object.keys(kept).length === 0) onClose();
    else save.mutate({ from: theirs, mine: kept });
  };
  const say = (key: keyof Details, value: Details[keyof Details]): string => {
    if (key === 'ownerMemberId') return owners.find(({ id }) => id === value)?.name ?? 'Somebody else';
    if (key === 'parentId') return value === null ? 'Nothing else' : (others.find(({ id }) => id === value)?.title ?? 'Another agreement');
    if (key === 'executedOn') return value === null ? 'Signed before it took effect' : formatDay(String(value));
    return String(value);
  };
  const parents = others.filter(({ id, status }) => id !== opened.id && (status === 'executed' || id === opened.parentId));
  return (
    <>
      <Dialog opened onClose={onClose} title={`Edit ${opened.title}`} said="What it says has versions of its own: correct or amend its terms instead.">
        <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <Field id="title" label={LABELS.title} error={errorAt(errors, 'title')}>{(control) => <input type="text" name="edit-title" defaultValue={before.title} {...control} />}</Field>
          <Field id="ownerMemberId" label={LABELS.ownerMemberId} error={errorAt(errors, 'ownerMemberId')}>{(control) => <select name="owner" defaultValue={before.ownerMemberId} {...control}>{owners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
          <Field id="parentId" label={LABELS.parentId} error={errorAt(errors, 'parentId')}>{(control) => <select key={parents.length} name="parent" defaultValue={before.parentId ?? ''} {...control}><option value="">Nothing else</option>{parents.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}</Field>
          {opened.inForceFrom && <Field id="executedOn" label={LABELS.executedOn} optional hint="Empty: signed before it took effect" error={errorAt(errors, 'executedOn')}>{(control) => <input type="date" name="executedOn" defaultValue={before.executedOn ?? ''} {...control} />}</Field>}
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={save.isPending}>Save</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      {conflict && (
        <ConflictDialog
          key={conflict.theirs.version} opened subject="agreement" who={conflict.who} at={conflict.at}
          fields={conflictFields<Details>({ before, mine: conflict.mine, theirs: detailsOf(conflict.theirs) }, LABELS, say)}
          busy={save.isPending} onSave={(choice) => settle(conflict, choice)} onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
};
