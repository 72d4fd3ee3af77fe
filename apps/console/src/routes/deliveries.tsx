import { MESSAGE_STATES } from '@holdfast/contracts/deliveries';
import { EmptyState } from '@holdfast/ui/empty-state';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { TabLinks } from '@holdfast/ui/tab-links';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { deliveryById, type DeliveryQuestion } from '../features/deliveries/deliveries.api.js';
import { DeliveryDetails } from '../features/deliveries/delivery-details.js';
import { DeliveryList } from '../features/deliveries/delivery-list.js';
import { kindWords, STATE_WORDS } from '../features/deliveries/delivery-words.js';
import { MailboxList } from '../features/deliveries/mailbox-list.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

export const DeliveriesRoute = () => {
  const { organization } = useParams({ from: '/$organization/deliveries' });
  const { filter, state, message } = useSearch({ from: '/$organization/deliveries' });
  const mayAct = useMay(organization)('message:retry');
  const at = (search: string) => `/${organization}/deliveries${search}`;
  const tab = (question: DeliveryQuestion, label: string) => {
    const [[name, value] = []] = Object.entries(question);
    return { to: at(name ? `?${name}=${value}` : ''), label, current: question.filter === filter && question.state === state && !message };
  };
  const linkTo = (id: string, words: string) => <PlainLink to={at(`?message=${id}`)}>{words}</PlainLink>;
  const question = { filter, state };
  return (
    <>
      <PageTitle title="Deliveries" lead="Each mail that left, or waits to, with the mail server’s own words." />
      <TabLinks label="Which deliveries" items={[tab({}, 'All'), tab({ filter: 'undelivered' }, 'Not delivered'), ...MESSAGE_STATES.map((state) => tab({ state }, STATE_WORDS[state].word))]} renderLink={(link) => <PlainLink {...link} />} />
      {message ? <OneDelivery organization={organization} id={message} mayAct={mayAct} linkTo={linkTo} /> : (
        <DeliveryList key={`${filter} ${state}`} organization={organization} question={question} mayAct={mayAct} linkTo={linkTo} keys="page"
          whenEmpty={filter ? <EmptyState title="Every mail was accepted or is on its way" level={3} /> : state && <EmptyState title={`No mail is in this state: ${STATE_WORDS[state].word.toLowerCase()}`} level={3} />} />
      )}
    </>
  );
};

/** The one that a task or a mail leads to. */
const OneDelivery = ({ organization, id, mayAct, linkTo }: { organization: string; id: string; mayAct: boolean; linkTo: (id: string, words: string) => React.ReactNode }) => {
  const { data, error, refetch } = useQuery(deliveryById(organization, id));
  const [said, setSaid] = useState('');
  const navigate = useNavigate();
  if (error) return <ProblemAlert title="This delivery could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the delivery" rows={2} />;
  const { kind, toName, toEmail, state, replacedBy } = data;
  return (
    <Section title={`${kindWords(kind).replace(/^./, (first) => first.toUpperCase())} to ${toName}`} aside={toEmail}>
      <p role="status" className={said ? undefined : 'vh'}>{said}</p>
      <p><Status state={STATE_WORDS[state].state}>{STATE_WORDS[state].word}</Status>{replacedBy && <span className="quiet"> · Replaced by another mail</span>}</p>
      <DeliveryDetails organization={organization} delivery={data} mayAct={mayAct} linkTo={linkTo} onSent={(sent, words) => {
        setSaid(words);
        void navigate({ to: '/$organization/deliveries', params: { organization }, search: { message: sent.id } });
      }} />
    </Section>
  );
};

export const MailboxRoute = () => {
  const { organization } = useParams({ from: '/$organization/mailbox' });
  return <><PageTitle title="Mailbox" lead="Only on an instance without a mail server." /><MailboxList organization={organization} /></>;
};
