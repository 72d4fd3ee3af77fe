import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { type Chosen, CompanyField } from './company-field.js';
import { EMPTY_VALUES, EngagementFields, valuesOfForm } from './engagement-fields.js';
import { addBetween } from './engagements.api.js';

interface AddEngagementDialogProps {
  readonly organization: string;
  /** Whom the page is about: the customer to begin with. */
  readonly customer?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

const OURSELVES = 'Ourselves';
const missing = (field: string, message: string): FieldError => ({ field, message });

/** An engagement between any two companies of the register, or with ourselves. */
export const AddEngagementDialog = ({ organization, customer, onClose }: AddEngagementDialogProps) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState<Chosen>(customer?.id);
  const [to, setTo] = useState<Chosen>();
  const [unchosen, setUnchosen] = useState<FieldError[]>([]);
  const add = useMutation({
    mutationFn: (form: FormData) => addBetween(organization, key, { ...valuesOfForm(form, EMPTY_VALUES), customerVendorId: from, supplierVendorId: to }),
    onSuccess: async () => {
      await Promise.all(['chain', 'engagements', 'vendors'].map((name) => queries.invalidateQueries({ queryKey: [name, organization] })));
      onClose();
    },
  });
  const refused = useFormErrors(add.error);
  const errors = unchosen.length > 0 ? unchosen : refused;
  const submit = (form: FormData) => {
    const unknown = [
      ...(from === undefined ? [missing('customerVendorId', 'Choose who engages: a company of the register, or ourselves')] : []),
      ...(to === undefined ? [missing('supplierVendorId', 'Choose who is engaged: a company of the register, or ourselves')] : []),
    ];
    setUnchosen(unknown);
    if (unknown.length === 0) add.mutate(form);
  };
  return (
    <Dialog opened onClose={onClose} title="Add an engagement" said="A customer engages a supplier for a service. Neither has to be you." width={640}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <CompanyField organization={organization} id="customerVendorId" label="Customer" ourselves={OURSELVES} initial={customer} onChoose={setFrom} error={errorAt(errors, 'customerVendorId')} />
        <CompanyField organization={organization} id="supplierVendorId" label="Supplier" ourselves={OURSELVES} onChoose={setTo} error={errorAt(errors, 'supplierVendorId')} />
        <EngagementFields initial={EMPTY_VALUES} errors={errors} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={add.isPending}>Add the engagement</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
