import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { recordAgreement } from './agreements.api.js';

type Term = 'months' | 'endDate' | 'evergreen';
const TERMS = [
  { value: 'months', label: 'A number of months' },
  { value: 'endDate', label: 'Until a day' },
  { value: 'evergreen', label: 'No end (evergreen)' },
];

const termsOf = (form: FormData, term: Term, renews: boolean) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const notice = Number(text('notice'));
  return {
    effectiveDate: text('effectiveDate'),
    initialTerm: term === 'evergreen' ? { evergreen: true } : term === 'months' ? { months: Number(text('months')) } : { endDate: text('endDate') },
    autoRenew: renews,
    renewalTermMonths: renews ? Number(text('renewalTermMonths')) : null,
    notice: renews && notice > 0 ? (text('noticeUnit') === 'months' ? { months: notice } : { days: notice }) : null,
  };
};

interface RecordAgreementDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  /** What it may cover: handed in, because engagements are another feature's. */
  readonly engagements: readonly { readonly id: string; readonly service: string }[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

export const RecordAgreementDialog = ({ organization, vendorId, engagements, opened, onClose }: RecordAgreementDialogProps) => {
  const queries = useQueryClient();
  const [term, setTerm] = useState<Term>('months');
  const [renews, setRenews] = useState(false);
  const record = useMutation({
    mutationFn: (form: FormData) => recordAgreement(organization, vendorId, { title: String(form.get('agreement-title')).trim(), terms: termsOf(form, term, renews), engagementIds: form.getAll('covers').map(String) }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
      onClose();
    },
  });
  const errors = useFormErrors(record.error);
  return (
    <Dialog opened={opened} onClose={onClose} title="Record an executed BAA" said="As the signed paper says it. The days it is in force follow from these terms.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); record.mutate(new FormData(event.currentTarget)); }}>
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="agreement-title" label="Title or number" error={errorAt(errors, 'title')}>{(control) => <input type="text" name="agreement-title" {...control} />}</Field>
        <Field id="terms-effectiveDate" label="Effective date" error={errorAt(errors, 'terms-effectiveDate')}>{(control) => <input type="date" name="effectiveDate" {...control} />}</Field>
        <Choices id="terms-initialTerm" name="term" legend="It runs for" value={term} onChange={(value) => setTerm(value as Term)} options={TERMS} error={errorAt(errors, 'terms-initialTerm')} />
        {term === 'months' && <Field id="terms-initialTerm-months" label="Months" error={errorAt(errors, 'terms-initialTerm-months')}>{(control) => <input type="text" inputMode="numeric" name="months" defaultValue="12" {...control} />}</Field>}
        {term === 'endDate' && <Field id="terms-initialTerm-endDate" label="Last day in force" error={errorAt(errors, 'terms-initialTerm-endDate')}>{(control) => <input type="date" name="endDate" {...control} />}</Field>}
        {term !== 'evergreen' && <Choices name="renews" legend="It renews by itself" value={renews ? 'yes' : 'no'} onChange={(value) => setRenews(value === 'yes')} options={[{ value: 'no', label: 'No' }, { value: 'yes', label: 'Yes' }]} />}
        {renews && term !== 'evergreen' && (
          <>
            <Field id="terms-renewalTermMonths" label="Renews for, months" error={errorAt(errors, 'terms-renewalTermMonths')}>{(control) => <input type="text" inputMode="numeric" name="renewalTermMonths" defaultValue="12" {...control} />}</Field>
            <Field id="terms-notice" label="Notice period" optional error={errorAt(errors, 'terms-notice')}>{(control) => <input type="text" inputMode="numeric" name="notice" {...control} />}</Field>
            <Field label="Notice is counted in">{(control) => <select name="noticeUnit" {...control}><option value="days">days</option><option value="months">months</option></select>}</Field>
          </>
        )}
        {engagements.length > 0 && (
          <fieldset className="fld">
            <legend className="l">It covers</legend>
            {engagements.map(({ id, service }) => <label key={id} className="row"><span className="tick"><input type="checkbox" name="covers" value={id} defaultChecked /></span>{service || 'Service not stated'}</label>)}
          </fieldset>
        )}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={record.isPending}>Record it</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
