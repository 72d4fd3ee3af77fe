import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { formatDay, readersToday } from '@holdfast/ui/date-text';
import { Choices, Field } from '@holdfast/ui/field';
import { useState } from 'react';
import { changedFields } from '../../shared/conflict-fields.js';
import { errorAt } from '../../shared/form-errors.js';
import { lastChangeOf } from '../../shared/last-change.js';
import { EditConflict, useVersionedEdit } from '../../shared/versioned-edit.js';
import { changeOfParts, partsOf, partWords, type Terms, TERMS_LABELS, termsOfForm, type TermsParts } from './agreement-terms.js';
import { type Agreement, agreementById, changeTerms } from './agreements.api.js';
import { LifePreview } from './life-preview.js';
import { TermsFields } from './terms-fields.js';
import { useTypedTerms } from './typed-terms.js';

type Reason = 'amendment' | 'correction';
const REASONS = [
  { value: 'correction', label: 'The record was wrong', hint: 'The paper always said so.' },
  { value: 'amendment', label: 'An amendment was signed', hint: 'Add its copy afterwards.' },
];

/** Asked only of an executed one, which has terms. */
const termsOf = ({ terms }: Agreement): Terms => terms as Terms;
const recordedParts = (agreement: Agreement): TermsParts => partsOf(termsOf(agreement));

/** A further version of the terms. What was recorded before stays on record. */
export const ChangeTermsDialog = ({ organization, agreement, onClose }: { organization: string; agreement: Agreement; onClose: () => void }) => {
  const [reason, setReason] = useState<Reason>('correction');
  const [effectiveFrom, setEffectiveFrom] = useState(agreement.asOf);
  const statements = agreement.versions.filter((version) => version.corrects === null);
  const [corrects, setCorrects] = useState(statements.at(-1)?.number ?? 1);
  const edit = useVersionedEdit({
    held: agreement, partsOf: recordedParts, read: (queries) => queries.fetchQuery({ ...agreementById(organization, agreement.id), staleTime: 0 }), lastChange: () => lastChangeOf(organization, agreement.vendorId, agreement.id),
    save: (from, mine) => changeTerms(organization, from, { reason, terms: changeOfParts(mine), ...(reason === 'amendment' ? { effectiveFrom } : { corrects }) }),
    changes: [['agreements', organization], ['vendors', organization]], onClose,
  });
  const { opened, before, errors } = edit;
  const { terms, following } = useTypedTerms(termsOf(opened));
  const today = readersToday();
  return (
    <>
      <Dialog opened onClose={onClose} title={`Correct or amend the terms of ${opened.title}`} said="What was recorded before stays on record; dates and reminders follow the new terms.">
        <form noValidate {...following} onSubmit={(event) => { event.preventDefault(); edit.submit(changedFields<TermsParts>(before, partsOf(termsOfForm(new FormData(event.currentTarget))))); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <Choices id="reason" name="reason" legend="Why they change" value={reason} onChange={(value) => setReason(value as Reason)} options={REASONS} error={errorAt(errors, 'reason')} />
          {reason === 'amendment' && <Field id="effectiveFrom" label="The amendment holds from" error={errorAt(errors, 'effectiveFrom')}>{(control) => <input type="date" value={effectiveFrom} onChange={(event) => setEffectiveFrom(event.currentTarget.value)} {...control} />}</Field>}
          {reason === 'correction' && statements.length > 1 && (
            <Field id="corrects" label="What was recorded wrongly" error={errorAt(errors, 'corrects')}>
              {(control) => <select value={corrects} onChange={(event) => setCorrects(Number(event.currentTarget.value))} {...control}>{statements.map((version) => <option key={version.number} value={version.number}>{version.reason === 'new' ? 'The agreement' : `The amendment of ${formatDay(version.effectiveFrom)}`}</option>)}</select>}
            </Field>
          )}
          <TermsFields initial={termsOf(opened)} errors={errors} />
          <LifePreview terms={terms} today={reason === 'amendment' && effectiveFrom > today ? effectiveFrom : today} />
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={edit.busy}>Save the terms</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      <EditConflict edit={edit} subject="agreement" labels={TERMS_LABELS} say={(part, value) => partWords(part, { ...before, [part]: value })} />
    </>
  );
};
