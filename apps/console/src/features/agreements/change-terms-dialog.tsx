import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { formatDay } from '@holdfast/ui/date-text';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type LastChange, lastChangeOf } from '../../shared/last-change.js';
import { changeOfParts, partsOf, partWords, type Terms, TERMS_LABELS, termsOfForm, type TermsParts } from './agreement-terms.js';
import { type Agreement, agreementById, changeTerms } from './agreements.api.js';
import { TermsFields } from './terms-fields.js';

type Reason = 'amendment' | 'correction';
const REASONS = [
  { value: 'correction', label: 'The record was wrong', hint: 'The paper always said so.' },
  { value: 'amendment', label: 'An amendment was signed', hint: 'Add its copy afterwards.' },
];

interface Conflict extends LastChange {
  readonly mine: Partial<TermsParts>;
  readonly theirs: Agreement;
}

/** A further version of the terms. What was recorded before stays on record. */
export const ChangeTermsDialog = ({ organization, agreement, onClose }: { organization: string; agreement: Agreement; onClose: () => void }) => {
  const queries = useQueryClient();
  const [opened] = useState(agreement);
  const initial = opened.terms as Terms; // asked only of an executed one, which has terms
  const before = partsOf(initial);
  const [reason, setReason] = useState<Reason>('correction');
  const [effectiveFrom, setEffectiveFrom] = useState(agreement.asOf);
  const statements = agreement.versions.filter((version) => version.corrects === null);
  const [corrects, setCorrects] = useState(statements.at(-1)?.number ?? 1);
  const [conflict, setConflict] = useState<Conflict>();
  const save = useMutation({
    mutationFn: ({ from, mine }: { from: Agreement; mine: Partial<TermsParts> }) => changeTerms(organization, from, { reason, terms: changeOfParts(mine), ...(reason === 'amendment' ? { effectiveFrom } : { corrects }) }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
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
    const mine = changedFields<TermsParts>(before, partsOf(termsOfForm(form)));
    if (Object.keys(mine).length === 0) onClose();
    else save.mutate({ from: opened, mine });
  };
  const settle = ({ mine, theirs }: Conflict, choice: ConflictChoice) => {
    const kept = Object.fromEntries(Object.entries(mine).filter(([part]) => choice[part] === 'mine'));
    if (Object.keys(kept).length === 0) onClose();
    else save.mutate({ from: theirs, mine: kept });
  };
  return (
    <>
      <Dialog opened onClose={onClose} title={`Correct or amend the terms of ${opened.title}`} said="What was recorded before stays on record; dates and reminders follow the new terms.">
        <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
          {errors.length > 0 && <ErrorSummary errors={errors} />}
          <Choices id="reason" name="reason" legend="Why they change" value={reason} onChange={(value) => setReason(value as Reason)} options={REASONS} error={errorAt(errors, 'reason')} />
          {reason === 'amendment' && <Field id="effectiveFrom" label="The amendment holds from" error={errorAt(errors, 'effectiveFrom')}>{(control) => <input type="date" value={effectiveFrom} onChange={(event) => setEffectiveFrom(event.currentTarget.value)} {...control} />}</Field>}
          {reason === 'correction' && statements.length > 1 && (
            <Field id="corrects" label="What was recorded wrongly" error={errorAt(errors, 'corrects')}>
              {(control) => <select value={corrects} onChange={(event) => setCorrects(Number(event.currentTarget.value))} {...control}>{statements.map((version) => <option key={version.number} value={version.number}>{version.reason === 'new' ? 'The agreement' : `The amendment of ${formatDay(version.effectiveFrom)}`}</option>)}</select>}
            </Field>
          )}
          <TermsFields initial={initial} errors={errors} />
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={save.isPending}>Save the terms</Button>
            <Button kind="quiet" onClick={onClose}>Cancel</Button>
          </div>
        </form>
      </Dialog>
      {conflict && (
        <ConflictDialog
          key={conflict.theirs.version}
          opened
          subject="agreement"
          who={conflict.who}
          at={conflict.at}
          fields={conflictFields<TermsParts>({ before, mine: conflict.mine, theirs: partsOf(conflict.theirs.terms as Terms) }, TERMS_LABELS, (part, value) => partWords(part, { ...before, [part]: value }))}
          busy={save.isPending}
          onSave={(choice) => settle(conflict, choice)}
          onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
};
