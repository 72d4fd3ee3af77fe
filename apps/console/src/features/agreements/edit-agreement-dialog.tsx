import { Button } from '@holdfast/ui/button';
import { formatDay } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useQuery } from '@tanstack/react-query';
import { changedFields } from '../../shared/conflict-fields.js';
import { errorAt } from '../../shared/form-errors.js';
import { lastChangeOf } from '../../shared/last-change.js';
import { EditConflict, useVersionedEdit } from '../../shared/versioned-edit.js';
import { type Agreement, agreementById, agreementsOf, editAgreement } from './agreements.api.js';

type Details = Pick<Agreement, 'title' | 'ownerMemberId' | 'parentId' | 'executedOn'>;

const LABELS: Record<keyof Details, string> = { title: 'Title or number', ownerMemberId: 'Owner', parentId: 'It ends with', executedOn: 'Last signature' };
const detailsOf = ({ title, ownerMemberId, parentId, executedOn }: Agreement): Details => ({ title, ownerMemberId, parentId, executedOn });

interface EditAgreementDialogProps {
  readonly organization: string;
  readonly agreement: Agreement;
  /** Who may own it: handed in, because members are another feature's. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** What is recorded of an agreement besides its terms. */
export const EditAgreementDialog = ({ organization, agreement, owners, onClose }: EditAgreementDialogProps) => {
  const edit = useVersionedEdit({
    held: agreement, partsOf: detailsOf, read: (queries) => queries.fetchQuery({ ...agreementById(organization, agreement.id), staleTime: 0 }), lastChange: () => lastChangeOf(organization, agreement.vendorId, agreement.id),
    save: (from, mine) => editAgreement(organization, from, mine), changes: [['agreements', organization]], onClose,
  });
  const { opened, before, errors } = edit;
  const { data: others = [] } = useQuery(agreementsOf(organization, opened.vendorId));
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    edit.submit(changedFields<Details>(before, { title: text('edit-title'), ownerMemberId: text('owner'), parentId: text('parent') || null, ...(form.has('executedOn') && { executedOn: text('executedOn') || null }) }));
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
            <Button kind="primary" type="submit" disabled={edit.busy}>Save</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      <EditConflict edit={edit} subject="agreement" labels={LABELS} say={say} />
    </>
  );
};
