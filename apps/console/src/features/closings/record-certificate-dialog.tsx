import { Button } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { METHODS, OUTCOMES, SCOPES, SUBCONTRACTORS } from './closing-words.js';
import { type Closing, recordCertificate } from './closings.api.js';

interface RecordCertificateDialogProps {
  readonly organization: string;
  readonly closing: Closing;
  readonly onClose: () => void;
  readonly onRecorded: (now: Closing) => void;
  readonly onStale: () => void;
}

type Outcome = NonNullable<Closing['certificate']>['outcome'];
const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
/** A paper may be silent; that is said, and is not the same as choosing nothing. */
const UNSAID = 'unsaid';
const SILENT = { value: UNSAID, label: 'It does not say', apart: true };
const said = (chosen: string | undefined): string | null => (chosen === undefined || chosen === UNSAID ? null : chosen);
const first = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

/** A certificate that came on paper, as it says it. Nothing is chosen for whoever records it. */
export const RecordCertificateDialog = ({ organization, closing, onClose, onRecorded, onStale }: RecordCertificateDialogProps) => {
  const before = closing.certificate;
  const [outcome, setOutcome] = useState<Outcome | undefined>(before?.outcome);
  const [backups, setBackups] = useState<string | undefined>(before?.backups ?? undefined);
  const [subcontractors, setSubcontractors] = useState<string | undefined>(before?.subcontractors ?? undefined);
  const done = outcome === 'destroyed' || outcome === 'returned' || outcome === 'both';
  const infeasible = outcome === 'infeasible';
  const [missing, setMissing] = useState<readonly FieldError[]>([]);
  const lacking = (): FieldError[] => [
    ...(outcome === undefined ? [{ field: 'outcome', message: 'Say what the certificate says' }] : []),
    ...(done && backups === undefined ? [{ field: 'backups', message: 'Say what became of backups, or that it does not say' }] : []),
    ...((done || infeasible) && subcontractors === undefined ? [{ field: 'subcontractors', message: 'Say what became of it at subcontractors, or that it does not say' }] : []),
  ];
  const record = useMutation({
    mutationFn: ({ form, outcome }: { form: FormData; outcome: Outcome }) => recordCertificate(organization, closing, {
      outcome, certifiedOn: String(form.get('certifiedOn')), certifiedBy: String(form.get('certifiedBy')).trim(),
      ...(done && { completedOn: first(form, 'completedOn'), methods: form.getAll('method').map(String), scope: form.getAll('scope').map(String), backups: said(backups) as 'gone' | null, backupsExpireOn: backups === 'expire' ? first(form, 'backupsExpireOn') : null, witness: first(form, 'witness') ?? '' }),
      ...((done || infeasible) && { subcontractors: said(subcontractors) as 'gone' | null }),
      ...(infeasible && { justification: first(form, 'justification') ?? '', kept: first(form, 'kept') ?? '', protectionsGoOn: form.get('protectionsGoOn') === 'yes' }),
    }),
    onSuccess: onRecorded,
    onError: (error) => { if (isStale(error)) onStale(); },
  });
  const stale = isStale(record.error);
  const refused = useFormErrors(stale ? null : record.error);
  const errors = useMemo(() => (missing.length > 0 ? missing : refused), [missing, refused]);
  const submit = (form: HTMLFormElement) => {
    const found = lacking();
    setMissing(found);
    if (found.length === 0 && outcome !== undefined) record.mutate({ form: new FormData(form), outcome });
  };
  const day = (name: string, label: string, value: string | null | undefined) => <Field id={name} label={label} error={errorAt(errors, name)}>{(control) => <input type="date" name={name} defaultValue={value ?? undefined} {...control} />}</Field>;
  const ticks = (name: string, legend: string, words: Readonly<Record<string, string>>, chosen: readonly string[]) => (
    <fieldset className="fld">
      <legend className="l">{legend}</legend>
      {Object.entries(words).map(([value, label]) => <label key={value} className="row"><span className="tick"><input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /></span>{label}</label>)}
    </fieldset>
  );
  return (
    <Dialog opened onClose={onClose} title="Record a certificate" said="As the paper says it. Add the paper itself to the agreement’s documents." width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(event.currentTarget); }}>
        {stale && <ProblemAlert lesser level={3} title="Somebody changed it in the meantime" kept="What you typed is kept; look at what stands there now, then record it again." />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <Field id="certifiedBy" label="Certified by" hint="Name and title" error={errorAt(errors, 'certifiedBy')}>{(control) => <input type="text" name="certifiedBy" maxLength={300} {...control} />}</Field>
        {day('certifiedOn', 'Day of the certificate', readersToday())}
        <Choices id="outcome" name="outcome" legend="What it says" error={errorAt(errors, 'outcome')} value={outcome} onChange={(value) => setOutcome(value as Outcome)} options={optionsOf(OUTCOMES)} />
        {done && day('completedOn', 'Complete on', before?.completedOn)}
        {done && ticks('method', 'How', METHODS, before?.methods ?? [])}
        {done && ticks('scope', 'Places it covers', SCOPES, before?.scope ?? [])}
        {done && <Choices id="backups" name="backups" legend="Backups" error={errorAt(errors, 'backups')} value={backups} onChange={setBackups} options={[{ value: 'gone', label: 'Gone too' }, { value: 'expire', label: 'Expire by themselves' }, { value: 'none', label: 'None were kept' }, SILENT]} />}
        {done && backups === 'expire' && day('backupsExpireOn', 'The last one expires on', before?.backupsExpireOn)}
        {(done || infeasible) && <Choices id="subcontractors" name="subcontractors" legend="Subcontractors" error={errorAt(errors, 'subcontractors')} value={subcontractors} onChange={setSubcontractors} options={[...optionsOf(SUBCONTRACTORS), SILENT]} />}
        {done && <Field id="witness" label="Done or witnessed by" optional error={errorAt(errors, 'witness')}>{(control) => <input type="text" name="witness" maxLength={500} defaultValue={before?.witness} {...control} />}</Field>}
        {infeasible && <Field id="justification" label="Why it is not feasible" error={errorAt(errors, 'justification')}>{(control) => <textarea name="justification" rows={3} maxLength={4000} defaultValue={before?.justification} {...control} />}</Field>}
        {infeasible && <Field id="kept" label="What is kept, and where" hint="Kinds and systems; nothing about patients" error={errorAt(errors, 'kept')}>{(control) => <textarea name="kept" rows={2} maxLength={4000} defaultValue={before?.kept} {...control} />}</Field>}
        {infeasible && <label className="row"><span className="tick"><input type="checkbox" name="protectionsGoOn" value="yes" defaultChecked={before?.protectionsGoOn === true} /></span>Protections go on for what is kept, and it is used for nothing else</label>}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={record.isPending}>Record it</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
