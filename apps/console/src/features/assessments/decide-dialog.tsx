import { type Decision, DECISION_LABELS, DECISIONS } from '@holdfast/contracts/requests';
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

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** A decision with its reason. The vendor hears the decision and the conditions, never the reason. */
export const DecideDialog = ({ organization, review, onClose, onDone }: DecideDialogProps) => {
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState('');
  const [conditions, setConditions] = useState('');
  const conditional = decision === 'approved_with_conditions';
  const unjudged = review.questions.filter(({ verdict }) => !verdict).length;
  const save = useMutation({
    mutationFn: () => decide(organization, review, { decision: decision as Decision, reason, conditions: conditional ? linesOf(conditions) : [] }),
    onSuccess: async () => { await onDone(); onClose(); },
  });
  const errors = useFormErrors(save.error);
  return (
    <Dialog opened onClose={onClose} width={560} title={`Decide on ${review.vendorName}, submission ${review.submissionNumber}`} said={unjudged > 0 ? `${unjudged} answers have no verdict of their own; the report says so.` : 'Every answer has a verdict.'}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Choices id="decision" name="decision" legend="Decision" value={decision} onChange={(value) => setDecision(value as Decision)} options={DECISIONS.map((value) => ({ value, label: DECISION_LABELS[value] }))} error={errorAt(errors, 'decision')} />
        {conditional && <Field id="conditions" label="Conditions, one a line" hint="The vendor reads them." error={errorAt(errors, 'conditions')}>{(control) => <textarea rows={3} value={conditions} onChange={(event) => setConditions(event.target.value)} {...control} />}</Field>}
        <Field id="reason" label="Reason" hint="Stays in your record and in the report; the vendor does not read it." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={4} maxLength={4000} value={reason} onChange={(event) => setReason(event.target.value)} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={save.isPending}>Decide</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
