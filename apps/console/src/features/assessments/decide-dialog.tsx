import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { type Decision, DECISION_LABELS, DECISIONS } from '@holdfast/contracts/requests';
import { SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { decide, type Review } from './assessments.api.js';

interface DecideDialogProps {
  readonly organization: string;
  readonly review: Review;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

interface Condition {
  readonly text: string;
  readonly severity: Severity;
  readonly dueOn: string;
}
const EMPTY: Condition = { text: '', severity: 'medium', dueOn: '' };

const saidBefore = ({ questions, findingsToOpen }: Review): string => {
  const unjudged = questions.filter(({ verdict }) => !verdict).length;
  return [
    unjudged > 0 ? `${unjudged} answers have no verdict of their own; the report says so.` : 'Every answer has a verdict.',
    findingsToOpen > 0 ? `${findingsToOpen} ${findingsToOpen === 1 ? 'gap becomes a finding' : 'gaps become findings'}, unless one about the same question is open already.` : 'No gap is left to become a finding.',
  ].join(' ');
};

/** A decision with its reason. The vendor hears the decision and the conditions, never the reason. */
export const DecideDialog = ({ organization, review, onClose, onDone }: DecideDialogProps) => {
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState('');
  const [validUntil, setValidUntil] = useState(review.usualValidUntil);
  const [conditions, setConditions] = useState<readonly Condition[]>([EMPTY]);
  const conditional = decision === 'approved_with_conditions';
  const waits = review.needsSecond && decision !== undefined && decision !== 'rejected';
  const put = (at: number, change: Partial<Condition>) => setConditions((before) => before.map((each, place) => (place === at ? { ...each, ...change } : each)));
  const save = useMutation({
    mutationFn: () => decide(organization, review, { decision: decision as Decision, reason, conditions: conditional ? [...conditions] : [], validUntil }),
    onSuccess: async () => { await onDone(); onClose(); },
  });
  const errors = useFormErrors(save.error);
  return (
    <Dialog opened onClose={onClose} width={600} title={`Decide on ${review.vendorName}, submission ${review.submissionNumber}`} said={saidBefore(review)}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Choices id="decision" name="decision" legend="Decision" value={decision} onChange={(value) => setDecision(value as Decision)} options={DECISIONS.map((value) => ({ value, label: DECISION_LABELS[value] }))} error={errorAt(errors, 'decision')} />
        {conditional && (
          <fieldset className={errorAt(errors, 'conditions') ? 'fld bad' : 'fld'}>
            <legend className="l">Conditions</legend>
            <p className="hint">The vendor reads each with its day, not its severity. Each becomes a finding.</p>
            {errorAt(errors, 'conditions') && <p className="msg st sgap" id="conditions" tabIndex={-1}>{errorAt(errors, 'conditions')}</p>}
            {conditions.map(({ text, severity, dueOn }, at) => (
              <div key={at} role="group" aria-label={`Condition ${at + 1}`} style={{ borderTop: '1px solid var(--tint-12)', paddingTop: 'var(--s2)' }}>
                <Field id={`conditions-${at}-text`} label="What is to be done" error={errorAt(errors, `conditions-${at}-text`)}>{(control) => <textarea rows={2} maxLength={500} value={text} onChange={({ target }) => put(at, { text: target.value })} {...control} />}</Field>
                <div className="row">
                  <Field id={`conditions-${at}-severity`} label="Severity" error={errorAt(errors, `conditions-${at}-severity`)}>{(control) => <select value={severity} onChange={({ target }) => put(at, { severity: target.value as Severity })} {...control}>{SEVERITIES.toReversed().map((value) => <option key={value} value={value}>{SEVERITY_LABELS[value]}</option>)}</select>}</Field>
                  <Field id={`conditions-${at}-dueOn`} label="By" error={errorAt(errors, `conditions-${at}-dueOn`)}>{(control) => <input type="date" value={dueOn} onChange={({ target }) => put(at, { dueOn: target.value })} {...control} />}</Field>
                  {conditions.length > 1 && <Button size="small" kind="quiet" onClick={() => setConditions(conditions.filter((_, place) => place !== at))}>Remove<span className="vh"> condition {at + 1}</span></Button>}
                </div>
              </div>
            ))}
            {conditions.length < 20 && <p style={{ marginTop: 'var(--s2)' }}><Button size="small" onClick={() => setConditions([...conditions, EMPTY])}>Add a condition</Button></p>}
          </fieldset>
        )}
        <Field id="validUntil" label="Holds until" hint="By your policy for its risk class. On that day it is due to be reviewed again." error={errorAt(errors, 'validUntil')}>{(control) => <input type="date" value={validUntil} onChange={({ target }) => setValidUntil(target.value)} {...control} />}</Field>
        <Field id="reason" label="Reason" hint="Stays in your record and in the report; the vendor does not read it." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={4} maxLength={4000} value={reason} onChange={(event) => setReason(event.target.value)} {...control} />}</Field>
        {waits && <p className="quiet">Your policy asks for a second person for this vendor’s risk class. The vendor hears nothing before she approves.</p>}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>{waits ? 'Propose to a second person' : 'Decide'}</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
