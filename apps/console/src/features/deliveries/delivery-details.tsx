import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ChangeContactDialog } from './change-contact-dialog.js';
import { type Delivery, resendDelivery, retryDelivery } from './deliveries.api.js';
import { mayResend, mayRetry, momentWords, outcomeWords, reportWords } from './delivery-words.js';

interface DeliveryDetailsProps {
  readonly organization: string;
  readonly delivery: Delivery;
  readonly mayAct: boolean;
  /** The mail that was sent in this one's place. */
  readonly linkTo: (id: string, words: string) => ReactNode;
  readonly onSent: (delivery: Delivery, words: string) => void;
}

const WORDS = { display: 'block', overflowWrap: 'anywhere' } as const;

/** Each try with its time and the server's words, what came back later, and what can be done about it. */
export const DeliveryDetails = ({ organization, delivery, mayAct, linkTo, onSent }: DeliveryDetailsProps) => {
  const { id, toName, vendorId, contactId, attempts, reports, replacedBy, notBefore, state } = delivery;
  const [changing, setChanging] = useState(false);
  const queries = useQueryClient();
  const settled = (words: string) => (sent: Delivery) => {
    void queries.invalidateQueries({ queryKey: ['deliveries', organization] });
    void queries.invalidateQueries({ queryKey: ['vendors', organization] });
    onSent(sent, words);
  };
  const retry = useMutation({ mutationFn: () => retryDelivery(organization, id), onSuccess: settled(`Tried again: the mail to ${toName} leaves in a moment.`) });
  const resend = useMutation({ mutationFn: () => resendDelivery(organization, id, {}), onSuccess: settled(`A new mail to ${toName} leaves in a moment.`) });
  const failed = retry.error ?? resend.error;
  const busy = retry.isPending || resend.isPending;
  return (
    <Section title="What became of it" level={3} count={`${attempts.length} ${attempts.length === 1 ? 'try' : 'tries'}`}>
      {failed && <ProblemAlert title="It was not sent again" error={failed} />}
      <ol className="stack" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {attempts.map(({ number, startedAt, outcome, serverWords }) => (
          <li key={number} style={{ padding: 'var(--s2) 0' }}>
            <strong>{momentWords(startedAt)}</strong> · {outcomeWords(outcome)}
            {serverWords && <span className="quiet" style={WORDS}>{serverWords}</span>}
          </li>
        ))}
        {attempts.length === 0 && <li className="quiet">Not tried yet. It leaves not before {momentWords(notBefore)}.</li>}
        {reports.map((report) => (
          <li key={`${report.receivedAt} ${report.words}`} style={{ padding: 'var(--s2) 0' }}>
            <strong>{momentWords(report.receivedAt)}</strong> · {reportWords(report)}
            <span className="quiet" style={WORDS}>{report.words}</span>
          </li>
        ))}
        {state === 'deferred' && <li className="quiet">It is tried again at {momentWords(notBefore)}.</li>}
      </ol>
      {replacedBy && <p>Sent again as {linkTo(replacedBy, 'another mail')}.</p>}
      {mayAct && (mayRetry(delivery) || mayResend(delivery)) && (
        <div className="row" style={{ marginTop: 'var(--s3)' }}>
          {mayRetry(delivery) && <Button kind="primary" disabled={busy} onClick={() => retry.mutate()}>Try again</Button>}
          {mayResend(delivery) && vendorId && contactId && <Button disabled={busy} onClick={() => setChanging(true)}>Change the contact</Button>}
          {mayResend(delivery) && !mayRetry(delivery) && <Button disabled={busy} onClick={() => resend.mutate()}>Send again as a new mail</Button>}
        </div>
      )}
      {changing && <ChangeContactDialog organization={organization} delivery={delivery} onClose={() => setChanging(false)} onSent={(sent) => { setChanging(false); settled(`A new mail to ${sent.toName} at ${sent.toEmail} leaves in a moment.`)(sent); }} />}
    </Section>
  );
};
