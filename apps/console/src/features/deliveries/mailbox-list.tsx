import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { mailbox } from './deliveries.api.js';

/** The mails of an instance without a mail server, as they would arrive: text, because that is the mail. */
export const MailboxList = ({ organization }: { organization: string }) => {
  const { data, error, isPending, refetch } = useQuery(mailbox(organization));
  if (error) return <ProblemAlert title="The mailbox could not be read" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows label="Reading the mailbox" />;
  if (data.length === 0) return <EmptyState title="No mail yet" level={3}>Without a mail server, what Holdfast sends arrives here.</EmptyState>;
  return data.map(({ id, subject, toEmail, text }) => (
    <Section key={id} id={id} title={subject} aside={toEmail}>
      <pre style={{ font: 'var(--f14)', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{text}</pre>
    </Section>
  ));
};
