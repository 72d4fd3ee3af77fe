import type { FieldError } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useState } from 'react';
import { errorAt } from '../../shared/form-errors.js';
import type { Terms } from './agreement-terms.js';

type Term = 'months' | 'endDate' | 'evergreen';
const TERMS = [
  { value: 'months', label: 'A number of months' },
  { value: 'endDate', label: 'Until a day' },
  { value: 'evergreen', label: 'No end (evergreen)' },
];

const kindOf = (terms: Terms | undefined): Term => {
  if (terms?.initialTerm.evergreen) return 'evergreen';
  return terms?.initialTerm.endDate ? 'endDate' : 'months';
};

/** What the paper says of its own life, read back by `termsOfForm`. */
export const TermsFields = ({ initial, errors }: { initial?: Terms; errors: readonly FieldError[] }) => {
  const [term, setTerm] = useState<Term>(kindOf(initial));
  const [renews, setRenews] = useState(initial?.autoRenew ?? false);
  const number = (name: string, label: string, field: string, value: number | null | undefined, optional = false) => (
    <Field id={field} label={label} optional={optional} error={errorAt(errors, field)}>{(control) => <input type="text" inputMode="numeric" name={name} defaultValue={value ?? ''} {...control} />}</Field>
  );
  return (
    <>
      <Field id="terms-effectiveDate" label="Effective date" error={errorAt(errors, 'terms-effectiveDate')}>{(control) => <input type="date" name="effectiveDate" defaultValue={initial?.effectiveDate} {...control} />}</Field>
      <Choices id="terms-initialTerm" name="term" legend="It runs for" value={term} onChange={(value) => setTerm(value as Term)} options={TERMS} error={errorAt(errors, 'terms-initialTerm')} />
      {term === 'months' && number('months', 'Months', 'terms-initialTerm-months', initial?.initialTerm.months ?? 12)}
      {term === 'endDate' && <Field id="terms-initialTerm-endDate" label="Last day in force" error={errorAt(errors, 'terms-initialTerm-endDate')}>{(control) => <input type="date" name="endDate" defaultValue={initial?.initialTerm.endDate} {...control} />}</Field>}
      {term !== 'evergreen' && <Choices name="renews" legend="It renews by itself" value={renews ? 'yes' : 'no'} onChange={(value) => setRenews(value === 'yes')} options={[{ value: 'no', label: 'No' }, { value: 'yes', label: 'Yes' }]} />}
      {renews && term !== 'evergreen' && (
        <>
          {number('renewalTermMonths', 'Renews for, months', 'terms-renewalTermMonths', initial?.renewalTermMonths ?? 12)}
          {number('notice', 'Notice period', 'terms-notice', initial?.notice?.months ?? initial?.notice?.days, true)}
          <Field label="Notice is counted in">{(control) => <select name="noticeUnit" defaultValue={initial?.notice?.months ? 'months' : 'days'} {...control}><option value="days">days</option><option value="months">months</option></select>}</Field>
        </>
      )}
    </>
  );
};
