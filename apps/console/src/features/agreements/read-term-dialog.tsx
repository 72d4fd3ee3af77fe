import type { Readings, TermName } from '@holdfast/domain/agreements/agreement-readings';
import { TERM_LABELS, valueWords } from '@holdfast/contracts/term-labels';
import { Button } from '@holdfast/ui/button';
import { formatDay } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type AgreementPage, changeTerms } from './agreements.api.js';
import { TermValueField, valueOfForm } from './term-fields.js';

interface ReadTermDialogProps {
  readonly organization: string;
  readonly agreement: AgreementPage;
  readonly term: TermName;
  /** The next one that nobody has read. */
  readonly next: TermName | undefined;
  readonly onNext: (term: TermName) => void;
  readonly onClose: () => void;
}

/** The statement of the contract that a version is, or corrects. */
const statementOf = ({ versions }: AgreementPage, number: number | undefined): number => {
  const version = versions.find((each) => each.number === number);
  return version?.corrects ?? version?.number ?? 1;
};

/** One term as the paper has it: stated and where, or silent. Recorded beside what was recorded before. */
export const ReadTermDialog = ({ organization, agreement, term, next, onNext, onClose }: ReadTermDialogProps) => {
  const queries = useQueryClient();
  const before = (agreement.readings as Readings)[term];
  const [state, setState] = useState<'stated' | 'silent'>(before?.state ?? 'stated');
  const [corrects, setCorrects] = useState(statementOf(agreement, agreement.saidIn[term]));
  const statements = agreement.versions.filter((version) => version.corrects === null);
  const save = useMutation({
    mutationFn: ({ reading }: { reading: unknown; goOn: boolean }) => changeTerms(organization, agreement, { reason: 'reading', corrects, readings: { [term]: reading } }),
    onSuccess: async (_, { goOn }) => {
      await queries.invalidateQueries({ queryKey: ['agreements', organization] });
      if (goOn && next) onNext(next);
      else onClose();
    },
    onError: (error) => (isStale(error) ? queries.invalidateQueries({ queryKey: ['agreements', organization] }) : undefined),
  });
  const stale = isStale(save.error);
  const errors = useFormErrors(stale ? null : save.error);
  const submit = (form: FormData, goOn: boolean) =>
    save.mutate({ goOn, reading: state === 'silent' ? { state } : { state, value: valueOfForm(term, form), where: String(form.get('where') ?? '').trim() } });
  return (
    <Dialog opened onClose={onClose} title={TERM_LABELS[term]} said="As the paper has it. A term nobody has read is unknown, which is not the same as silent.">
      <form noValidate onSubmit={(event) => { event.preventDefault(); const go = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'next'; submit(new FormData(event.currentTarget), go); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed this agreement in the meantime" kept={<>What you typed is kept here. It now says: {before ? (before.state === 'silent' ? 'silent' : valueWords(term, before.value)) : 'not read'}. Save again to record yours.</>} />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {statements.length > 1 && <Field label="Read in">{(control) => <select value={corrects} onChange={(event) => setCorrects(Number(event.currentTarget.value))} {...control}>{statements.map(({ number, reason, effectiveFrom }) => <option key={number} value={number}>{reason === 'new' ? 'The agreement' : `The amendment of ${formatDay(effectiveFrom)}`}</option>)}</select>}</Field>}
        <Choices name="state" legend="The paper" value={state} onChange={(value) => setState(value as 'stated' | 'silent')} options={[{ value: 'stated', label: 'States it' }, { value: 'silent', label: 'Is silent about it' }]} />
        {state === 'stated' && (
          <>
            <TermValueField term={term} value={before?.state === 'stated' ? before.value : undefined} error={errorAt(errors, `readings-${term}`)} />
            <Field id={`readings-${term}`} label="Page or section" optional>{(control) => <input type="text" name="where" defaultValue={before?.state === 'stated' ? before.where : ''} {...control} />}</Field>
          </>
        )}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          {next && <Button kind="primary" type="submit" value="next" disabled={save.isPending}>Save and read the next</Button>}
          <Button kind={next ? 'plain' : 'primary'} type="submit" disabled={save.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
