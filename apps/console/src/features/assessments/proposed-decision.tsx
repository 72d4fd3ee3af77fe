import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { approveDecision, type Review, takeDecisionBack } from './assessments.api.js';

/** A decision that waits for a second person: who proposed it cannot approve it. */
export const ProposedDecision = ({ organization, review, mayDecide, onDone }: { organization: string; review: Review; mayDecide: boolean; onDone: () => Promise<void> }) => {
  const [reason, setReason] = useState<string>();
  const approve = useMutation({ mutationFn: () => approveDecision(organization, review), onSuccess: onDone });
  const takeBack = useMutation({ mutationFn: () => takeDecisionBack(organization, review, reason ?? ''), onSuccess: async () => { setReason(undefined); await onDone(); } });
  const errors = useFormErrors(takeBack.error);
  const { proposal } = review;
  if (!proposal) return null;
  return (
    <Section title="A decision waits for a second person">
      {approve.isError && <ProblemAlert title="It was not approved" error={approve.error} lesser level={3} />}
      <p><b>{DECISION_LABELS[proposal.decision]}</b>, proposed by {proposal.by}, <DateText instant={proposal.at} time="zone" />. It would hold until <DateText day={proposal.validUntil} />.</p>
      <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)' }}>{proposal.reason}</p>
      {proposal.conditions.length > 0 && <ul className="lines">{proposal.conditions.map(({ text, severity, dueOn }) => <li key={text}>{text}, by <DateText day={dueOn} /> ({SEVERITY_LABELS[severity].toLowerCase()})</li>)}</ul>}
      {mayDecide && <p className="row" style={{ marginTop: 'var(--s3)' }}><Button kind="primary" disabled={approve.isPending} onClick={() => approve.mutate()}>Approve as the second person</Button><Button onClick={() => setReason('')}>Take it back</Button></p>}
      <ConfirmDialog opened={reason !== undefined} onClose={() => setReason(undefined)} title="Take this proposal back?" consequences={['The review goes on where it was.', 'The vendor has heard nothing of it.']} confirm="Take it back" cancel="Leave it" onConfirm={() => takeBack.mutate()} busy={takeBack.isPending}>
        <ErrorSummary errors={errors} />
        <Field id="reason" label="Why" error={errorAt(errors, 'reason')}>{(control) => <textarea rows={2} maxLength={2000} value={reason ?? ''} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
      </ConfirmDialog>
    </Section>
  );
};
