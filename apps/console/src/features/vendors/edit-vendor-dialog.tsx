import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type LastChange, lastChangeOf } from '../../shared/last-change.js';
import { RELATION_WORDS, VENDOR_FIELDS, type VendorField, type VendorValues, vendorValuesOf } from './vendor-fields.js';
import { editVendor, type Vendor, vendorById, type VendorChange } from './vendors.api.js';

/** Who may answer for a vendor: handed in, because members are another feature's. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

interface EditVendorDialogProps {
  readonly organization: string;
  /** As it was when the form was opened: what a conflict calls "before". */
  readonly vendor: Vendor;
  readonly owners: readonly Owner[];
  readonly onClose: () => void;
}

interface Conflict extends LastChange {
  readonly mine: VendorChange;
  readonly theirs: Vendor;
}

export const EditVendorDialog = ({ organization, vendor, owners, onClose }: EditVendorDialogProps) => {
  const queries = useQueryClient();
  const [before] = useState(vendor);
  const [conflict, setConflict] = useState<Conflict>();
  const save = useMutation({
    mutationFn: ({ from, change }: { from: Vendor; change: VendorChange }) => editVendor(organization, from, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['vendors', organization] });
      onClose();
    },
    onError: async (error, { change }) => {
      if (!isStale(error)) return setConflict(undefined);
      const [theirs, last] = await Promise.all([queries.fetchQuery({ ...vendorById(organization, before.id), staleTime: 0 }), lastChangeOf(organization, before.id, before.id)]);
      setConflict({ mine: change, theirs, ...last });
    },
  });
  const errors = useFormErrors(isStale(save.error) ? null : save.error);
  const submit = (form: FormData) => {
    const change = changedFields<VendorValues>(before, vendorValuesOf(form));
    if (Object.keys(change).length === 0) onClose();
    else save.mutate({ from: before, change });
  };
  const settle = ({ mine, theirs }: Conflict, choice: ConflictChoice) => {
    const change = Object.fromEntries(Object.entries(mine).filter(([field]) => choice[field] === 'mine'));
    if (Object.keys(change).length === 0) onClose();
    else save.mutate({ from: theirs, change });
  };
  const say = (field: keyof VendorValues, value: unknown) => {
    if (!value) return <span className="quiet">nothing</span>;
    if (field === 'relation') return RELATION_WORDS[value as Vendor['relation']];
    return field === 'ownerMemberId' ? (owners.find(({ id }) => id === value)?.name ?? 'A former member') : String(value);
  };
  const text = (field: Exclude<VendorField, 'ownerMemberId' | 'relation' | 'notes'>, { optional = true, hint }: { optional?: boolean; hint?: string } = {}) => (
    <Field id={field} label={VENDOR_FIELDS[field]} optional={optional} hint={hint} error={errorAt(errors, field)}>
      {(control) => <input type="text" name={field} defaultValue={before[field] ?? ''} {...control} />}
    </Field>
  );

  return (
    <>
      <Dialog opened onClose={onClose} title={`Edit ${before.legalName}`} width={560}>
        <form id="edit-vendor" noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          {text('legalName', { optional: false, hint: 'As it stands in the contract' })}
          <Field id="relation" label={VENDOR_FIELDS.relation} error={errorAt(errors, 'relation')}>
            {(control) => <select name="relation" defaultValue={before.relation} {...control}>{Object.entries(RELATION_WORDS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>}
          </Field>
          <Field id="ownerMemberId" label={VENDOR_FIELDS.ownerMemberId} hint="Who answers for this vendor and hears of its dates" error={errorAt(errors, 'ownerMemberId')}>
            {(control) => (
              <select name="ownerMemberId" defaultValue={before.ownerMemberId ?? ''} {...control}>
                <option value="">Nobody yet</option>
                {owners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </select>
            )}
          </Field>
          {text('externalRef', { hint: 'Its number in your purchasing system' })}
          {text('website', { hint: 'With https://' })}
          {text('addressLine1')}
          {text('addressLine2')}
          {text('city')}
          {text('state', { hint: 'Two letters' })}
          {text('postalCode')}
          <Field id="notes" label={VENDOR_FIELDS.notes} optional hint="Nothing about patients" error={errorAt(errors, 'notes')}>{(control) => <textarea name="notes" rows={4} defaultValue={before.notes} {...control} />}</Field>
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={save.isPending}>Save</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      {conflict && (
        <ConflictDialog
          key={conflict.theirs.version}
          opened
          subject="vendor"
          who={conflict.who}
          at={conflict.at}
          fields={conflictFields<VendorValues>({ before, mine: conflict.mine as Partial<VendorValues>, theirs: conflict.theirs }, VENDOR_FIELDS, say)}
          busy={save.isPending}
          onSave={(choice) => settle(conflict, choice)}
          onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
};
