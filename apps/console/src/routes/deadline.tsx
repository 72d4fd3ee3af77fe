import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { DeadlineActs, DeadlineFacts } from '../features/deadlines/deadline-facts.js';
import { deadlineById } from '../features/deadlines/deadlines.api.js';
import { today } from '../features/overview/overview.api.js';
import { PauseReminders } from '../features/reminders/pause-reminders.js';
import { ReminderHistory } from '../features/reminders/reminder-history.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

/** One dated duty: where its day comes from, what reminds of it, and what can be done. */
export const DeadlineRoute = () => {
  const { organization, deadlineId } = useParams({ from: '/$organization/deadlines/$deadlineId' });
  const { data: matter, error, refetch } = useQuery(deadlineById(organization, deadlineId));
  const zone = useQuery(today(organization)).data?.zone;
  const may = useMay(organization);
  if (error) return <ProblemAlert title="This deadline could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!matter) return <SkeletonRows label="Reading the deadline" />;
  const request = matter.matterType === 'request';
  return (
    <>
      <PageTitle title={matter.title} crumb={<Link to="/$organization/due" params={{ organization }} search={{ filter: 'due_soon' }}>What is due</Link>} lead={<PlainLink to={`/${organization}${matter.link}`}>{matter.vendorName ? `Open it at ${matter.vendorName}` : 'Open it'}</PlainLink>} actions={may('deadline:act') && <DeadlineActs organization={organization} matter={matter} />} />
      <DeadlineFacts matter={matter} />
      <Section title="Reminders">
        <ReminderHistory organization={organization} deadlineId={deadlineId} zone={zone} />
        {matter.state === 'open' && request && <PauseReminders organization={organization} subjectType="request" subjectId={matter.matterId} name="this request" mayAct={may('deadline:act')} />}
        {matter.state === 'open' && matter.vendorId && matter.vendorName && <PauseReminders organization={organization} subjectType="vendor" subjectId={matter.vendorId} name={matter.vendorName} mayAct={may('deadline:act')} />}
      </Section>
    </>
  );
};
