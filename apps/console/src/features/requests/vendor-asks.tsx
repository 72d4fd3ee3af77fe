import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { answerVendor, moveDueDay, refuseMoreTime, type Request } from './requests.api.js';

interface VendorAsksProps {
  readonly organization: string;
  readonly request: Request;
  readonly mayAnswer: boolean;
  readonly onChanged: (request: Request) => void;
}

/** What the vendor asks beside its answers. All that is written here leaves the house: it stands apart from every internal note. */
export const VendorAsks = (props: VendorAsksProps) => {
  const { request } = props;
  if (!request.proposal && request.threads.length === 0 && request.declinedBecause === null) return null;
  return (
    <>
      {request.declinedBecause !== null && request.kind !== 'statement' && <Section title="Why it was declined"><Said>{request.declinedBecause}</Said></Section>}
      {request.proposal && <Proposal {...props} proposal={request.proposal} />}
      {request.threads.length > 0 && <Section title="The vendor asks" count={request.threads.filter(({ waits }) => waits).length || undefined}>{request.threads.map((thread) => <Thread key={thread.question} {...props} thread={thread} />)}</Section>}
    </>
  );
};

/** The vendor's own words. */
const Said = ({ children }: { children: string }) => <blockquote style={{ whiteSpace: 'pre-wrap', margin: 'var(--s3) 0', paddingLeft: 'var(--s4)', borderLeft: '3px solid var(--tint-24)', maxWidth: 'var(--measure)' }}>{children}</blockquote>;

const Outgoing = () => <p className="outgoing-tag"><Status state="due">The vendor reads this</Status></p>;

const Proposal = ({ organization, request, mayAnswer, onChanged, proposal }: VendorAsksProps & { proposal: NonNullable<Request['proposal']> }) => {
  const [refusing, setRefusing] = useState(false);
  const [message, setMessage] = useState('');
  const grant = useMutation({ mutationFn: () => moveDueDay(organization, request.id, proposal.dueOn), onSuccess: onChanged });
  const refuse = useMutation({ mutationFn: () => refuseMoreTime(organization, request.id, message.trim()), onSuccess: onChanged });
  const errors = useFormErrors(refuse.error);
  return (
    <Section title="More time?">
      <p>{proposal.byName} asks for time until <strong><DateText day={proposal.dueOn} weekday="always" /></strong> instead of <DateText day={request.dueOn} />. Asked <DateText instant={proposal.at} time />.</p>
      <Said>{proposal.reason}</Said>
      {grant.isError && <ProblemAlert title="The day was not moved" error={grant.error} lesser level={3} />}
      {mayAnswer && !refusing && (
        <div className="row" style={{ marginTop: 'var(--s3)' }}>
          <Button kind="primary" disabled={grant.isPending} onClick={() => grant.mutate()}>Grant it</Button>
          <Button onClick={() => setRefusing(true)}>Keep the due day…</Button>
        </div>
      )}
      {refusing && (
        <form className="outgoing" noValidate onSubmit={(event) => { event.preventDefault(); refuse.mutate(); }}>
          <Outgoing />
          <ErrorSummary errors={errors} />
          <Field id="message" label="Why the day stays" error={errorAt(errors, 'message')}>{(control) => <textarea rows={2} maxLength={1000} value={message} onChange={({ target }) => setMessage(target.value)} {...control} />}</Field>
          <div className="row" style={{ marginTop: 'var(--s3)' }}><Button kind="primary" type="submit" disabled={refuse.isPending}>Send it</Button><Button kind="quiet" onClick={() => setRefusing(false)}>Cancel</Button></div>
        </form>
      )}
    </Section>
  );
};

const Thread = ({ organization, request, mayAnswer, onChanged, thread }: VendorAsksProps & { thread: Request['threads'][number] }) => {
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () => answerVendor(organization, request.id, thread.question, text.trim()),
    onSuccess: (changed) => {
      setText('');
      onChanged(changed);
    },
  });
  const errors = useFormErrors(answer.error);
  const id = `text-${thread.question}`;
  return (
    <div className="outgoing">
      <h3>{thread.questionText}</h3>
      <ol>
        {thread.messages.map(({ side, text: said, byName, at }) => (
          <li key={at}><span className="quiet">{side === 'vendor' ? `${byName}, ${request.vendorName}` : byName}, <DateText instant={at} time /></span><p style={{ whiteSpace: 'pre-wrap' }}>{said}</p></li>
        ))}
      </ol>
      {mayAnswer && request.status !== 'withdrawn' && request.status !== 'declined' && (
        <form noValidate aria-label={`Answer about: ${thread.questionText}`} onSubmit={(event) => { event.preventDefault(); answer.mutate(); }}>
          <Outgoing />
          {errors.length > 0 && <ErrorSummary errors={errors.map(({ message }) => ({ field: id, message }))} />}
          <Field id={id} label={thread.waits ? 'Your answer' : 'Add to your answer'} error={errorAt(errors, 'text')}>{(control) => <textarea rows={2} maxLength={2000} value={text} onChange={({ target }) => setText(target.value)} {...control} />}</Field>
          <div className="row" style={{ marginTop: 'var(--s3)' }}><Button kind={thread.waits ? 'primary' : 'plain'} type="submit" disabled={answer.isPending}>Send the answer</Button></div>
        </form>
      )}
    </div>
  );
};
