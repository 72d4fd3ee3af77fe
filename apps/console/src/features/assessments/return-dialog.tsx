import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { type Review, sendBack } from './assessments.api.js';

interface ReturnDialogProps {
  readonly organization: string;
  readonly review: Review;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** The last look at what the vendor will read; then it leaves as one mail. */
export const ReturnDialog = ({ organization, review, onClose, onDone }: ReturnDialogProps) => {
  const [message, setMessage] = useState('');
  const chosen = review.questions.filter(({ verdict }) => verdict?.verdict === 'returned');
  const send = useMutation({ mutationFn: () => sendBack(organization, review, message), onSuccess: async () => { await onDone(); onClose(); } });
  const errors = useFormErrors(send.error);
  return (
    <Dialog opened onClose={onClose} width={600} title={`Send ${chosen.length} ${chosen.length === 1 ? 'question' : 'questions'} back to ${review.vendorName}?`} said="It can change only these, and what they newly ask. All other answers stay as they were submitted." actions={
      <><Button onClick={onClose}>Go on reading</Button><Button kind="primary" disabled={send.isPending} onClick={() => send.mutate()}>Send back</Button></>
    }>
      <ErrorSummary errors={errors} />
      <ol style={{ listStyle: 'decimal', paddingLeft: 'var(--s5)', marginTop: 'var(--s4)' }}>
        {chosen.map(({ id, text, verdict }) => <li key={id}>{text}<span className="quiet" style={{ display: 'block' }}>“{verdict?.outgoingText}”</span></li>)}
      </ol>
      <Field id="message" label="Before the questions" optional hint="The vendor reads it on the page. Nothing about patients.">{(control) => <textarea rows={3} maxLength={2000} value={message} onChange={(event) => setMessage(event.target.value)} {...control} />}</Field>
    </Dialog>
  );
};
