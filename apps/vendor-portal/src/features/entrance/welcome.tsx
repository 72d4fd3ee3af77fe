import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { useMutation, useQuery } from '@tanstack/react-query';
import { statusOf, useFormErrors } from '../../shared/form-errors.js';
import { me, sendCode, takeOn, type Welcome as WelcomeData } from './entrance.api.js';

type TakenOn = Awaited<ReturnType<typeof takeOn>>;

interface WelcomeProps {
  readonly welcome: WelcomeData;
  readonly invitation: string;
  readonly onSent: (challengeId: string) => void;
  readonly onTaken: (taken: TakenOn) => void;
}

const ENDED: Partial<Record<WelcomeData['status'], (welcome: WelcomeData) => string>> = {
  withdrawn: ({ requesterName }) => `${requesterName} has withdrawn this request. There is nothing left to do.`,
  decided: ({ requesterName }) => `${requesterName} has decided on your answers. Open the request to read the decision.`,
  declined: ({ requesterName }) => `Your company declined to answer ${requesterName}.`,
  submitted: ({ requesterName }) => `Your answers are with ${requesterName}. Open the request to read what you sent.`,
};

/** What the mail says, before anybody is signed in. No code leaves until the button is pressed. */
export const Welcome = ({ welcome, invitation, onSent, onTaken }: WelcomeProps) => {
  const person = useQuery(me);
  const send = useMutation({ mutationFn: () => sendCode(invitation), onSuccess: ({ challengeId }) => onSent(challengeId) });
  const goOn = useMutation({ mutationFn: () => takeOn(invitation), onSuccess: onTaken });
  const errors = useFormErrors(send.error ?? (statusOf(goOn.error) === 401 ? null : goOn.error));
  const ended = ENDED[welcome.status]?.(welcome);
  // Another person's browser, or a session that ended since: the code is the way in.
  const known = person.data && !goOn.isError ? person.data : undefined;
  return (
    <>
      <ErrorSummary errors={errors} />
      <span className="cap">For {welcome.vendorName}</span>
      <PageTitle title={welcome.title} lead={ended ?? (welcome.handedBy ? `${welcome.handedBy} asks you to answer a part of this.` : welcome.purpose)} refused={errors.length > 0} />
      {welcome.status !== 'withdrawn' && (
        <div className="ways">
          {known && (
            <>
              <Button kind="primary" disabled={goOn.isPending} onClick={() => goOn.mutate()}>Continue as {known.name}</Button>
              <p className="quiet">Not {known.name}? Send a code to {welcome.maskedEmail} instead.</p>
            </>
          )}
          {!known && <p>We’ll send a 6-digit code to <strong className="nw">{welcome.maskedEmail}</strong>. No account and no password are needed.</p>}
          <Button kind={known ? 'plain' : 'primary'} disabled={send.isPending} onClick={() => send.mutate()}>{send.isPending ? 'Sending…' : 'Send code'}</Button>
        </div>
      )}
      <About welcome={welcome} />
    </>
  );
};

/** The facts of the request, as on the mail. */
export const About = ({ welcome }: { welcome: WelcomeData }) => (
  <Section title="What this is about">
    <DefinitionList items={[
      ...(welcome.handedBy ? [{ term: 'Handed to you by', value: welcome.handedBy }] : []),
      { term: 'Asked by', value: <>{[welcome.senderName, welcome.senderTitle].filter(Boolean).join(', ')}, {welcome.requesterName}<br /><a href={`mailto:${welcome.senderEmail}`}>{welcome.senderEmail}</a></> },
      { term: 'Asks for', value: welcome.kind === 'signature' ? `You read an agreement and sign it, or say what should change. About ${welcome.minutes} minutes.` : welcome.kind === 'statement' ? `You read a statement and make it, or say what is not true. About ${welcome.minutes} minutes.` : `Up to ${welcome.questions} questions in ${welcome.sections} ${welcome.sections === 1 ? 'section' : 'sections'}, about ${welcome.minutes} minutes. Your answers decide which apply.` },
      { term: 'Due', value: <><DateText day={welcome.dueOn} />, by the end of that day in {zoneWords(welcome.zone)}</> },
    ]} />
    {welcome.status !== 'withdrawn' && <p className="quiet after">You can stop at any point and come back with the same link. Not the right person? Write to {welcome.senderName || welcome.requesterName}: only {welcome.maskedEmail} can open this request.</p>}
  </Section>
);
