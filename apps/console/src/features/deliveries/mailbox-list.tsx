import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { mailbox } from './deliveries.api.js';

/** Links into this instance can be followed; what else looks like an address stays text. */
const withLinks = (text: string) => text.split(/(https?:\/\/\S+)/).map((part, at) => (part.startsWith(`${window.location.origin}/`) ? <a key={at} href={part}>{part}</a> : part));

/** The mails of an instance without a mail server, as they would arrive: text, because that is the mail. */
export const MailboxList = ({ organization }: { organization: string }) => {
  const { data, error, isPending, refetch } = useQuery(mailbox(organization));
  // The browser looked for the address's mail before it was here.
  useEffect(() => { if (data) document.getElementById(window.location.hash.slice(1))?.scrollIntoView(); }, [data]);
  if (error) return <ProblemAlert title="The mailbox could not be read" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows label="Reading the mailbox" />;
  if (data.length === 0) return <EmptyState title="No mail yet" level={3}>Without a mail server, what Holdfast sends arrives here.</EmptyState>;
  return data.map(({ id, subject, toEmail, text }) => (
    <Section key={id} id={id} title={subject} aside={toEmail}>
      <pre style={{ font: 'var(--f14)', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{withLinks(text)}</pre>
    </Section>
  ));
};
