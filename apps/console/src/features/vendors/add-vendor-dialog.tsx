import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { createVendor, type Vendor } from './vendors.api.js';

interface AddVendorDialogProps {
  readonly organization: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onAdded: (vendor: Vendor) => void;
}

export const AddVendorDialog = ({ organization, opened, onClose, onAdded }: AddVendorDialogProps) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one vendor
  const add = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim();
      return createVendor(organization, key, { legalName: text('legalName'), ...(text('website') && { website: text('website') }), ...(text('externalRef') && { externalRef: text('externalRef') }) });
    },
    onSuccess: async (vendor) => {
      await queries.invalidateQueries({ queryKey: ['vendors', organization] });
      onAdded(vendor);
    },
  });
  const errors = useFormErrors(add.error);
  return (
    <Dialog opened={opened} onClose={onClose} title="Add a vendor">
      <form id="add-vendor" noValidate onSubmit={(event) => { event.preventDefault(); add.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="legalName" label="Legal name" hint="As it stands in the contract" error={errorAt(errors, 'legalName')}>{(control) => <input type="text" name="legalName" {...control} />}</Field>
        <Field id="website" label="Website" optional hint="With https://" error={errorAt(errors, 'website')}>{(control) => <input type="text" inputMode="url" name="website" {...control} />}</Field>
        <Field id="externalRef" label="Your reference" optional hint="Its number in your purchasing system" error={errorAt(errors, 'externalRef')}>{(control) => <input type="text" name="externalRef" {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={add.isPending}>Add the vendor</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
