import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { changedFields } from '../../shared/conflict-fields.js';
import { errorAt } from '../../shared/form-errors.js';
import { lastChangeOf } from '../../shared/last-change.js';
import { EditConflict, useVersionedEdit } from '../../shared/versioned-edit.js';
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

export const EditVendorDialog = ({ organization, vendor, owners, onClose }: EditVendorDialogProps) => {
  const edit = useVersionedEdit({
    held: vendor, partsOf: (held): VendorValues => held, read: (queries) => queries.fetchQuery({ ...vendorById(organization, vendor.id), staleTime: 0 }), lastChange: () => lastChangeOf(organization, vendor.id, vendor.id),
    save: (from, mine) => editVendor(organization, from, mine as VendorChange), changes: [['vendors', organization]], onClose,
  });
  const { opened: before, errors } = edit;
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
        <form id="edit-vendor" noValidate onSubmit={(event) => { event.preventDefault(); edit.submit(changedFields<VendorValues>(before, vendorValuesOf(new FormData(event.currentTarget)))); }}>
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
            <Button kind="primary" type="submit" disabled={edit.busy}>Save</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      <EditConflict edit={edit} subject="vendor" labels={VENDOR_FIELDS} say={say} />
    </>
  );
};
