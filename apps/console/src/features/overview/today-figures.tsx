import { DateText, formatDay } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { type Figure, Figures } from '@holdfast/ui/figures';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { today } from './overview.api.js';

type Counts = NonNullable<ReturnType<typeof useToday>['data']>['counts'];
const useToday = (organization: string) => useQuery(today(organization));

const work = (organization: string, { overdue, dueSoon, toReview, asks, undelivered }: Counts): Figure[] => [
  { to: `/${organization}/due?filter=overdue`, value: overdue, label: 'Overdue', note: overdue > 0 ? { state: 'overdue', words: 'a day has passed' } : undefined },
  { to: `/${organization}/due?filter=due_soon`, value: dueSoon, label: 'Due within 30 days' },
  { to: `/${organization}/requests?filter=to_review`, value: toReview, label: 'To review' },
  ...(asks > 0 ? [{ to: `/${organization}/requests?filter=asks`, value: asks, label: 'Vendors ask', note: { state: 'due' as const, words: 'more time, or about a question' } }] : []),
  { to: `/${organization}/deliveries?filter=undelivered`, value: undelivered, label: 'Not delivered', note: undelivered > 0 ? { state: 'due', words: 'mail waits or came back' } : undefined },
];

const posture = (organization: string, { uncovered, phiUnknown, vendors }: Counts): Figure[] => [
  { to: `/${organization}/vendors?filter=uncovered`, value: uncovered, label: 'PHI flows, no agreement in force', note: uncovered > 0 ? { state: 'gap', words: 'today' } : undefined },
  { to: `/${organization}/vendors?filter=phi_unknown`, value: phiUnknown, label: 'PHI unknown', note: phiUnknown > 0 ? { state: 'unknown', words: 'nobody has said' } : undefined },
  { to: `/${organization}/vendors`, value: vendors, label: 'Vendors recorded' },
];

/** Whether the numbers can be believed: an empty list looks the same when nobody has looked. */
const Checked = ({ checkedAt, stale, zone }: { checkedAt: string | null; stale: boolean; zone: string }) => {
  if (!checkedAt) return <Status state="overdue">Never checked: the worker has not run yet</Status>;
  const when = <>Checked <DateText instant={checkedAt} zone={zone} time="zone" /></>;
  return stale ? <Status state="overdue">{when}: more than an hour ago, so something may be missing</Status> : <span className="quiet">{when}</span>;
};

interface TodayFiguresProps {
  readonly organization: string;
  readonly renderLink: ComponentProps<typeof Figures>['renderLink'];
  /** How to begin, where no vendor is recorded yet. */
  readonly begin: ReactNode;
}

/** What needs somebody today, in numbers; each leads to its list. */
export const TodayFigures = ({ organization, renderLink, begin }: TodayFiguresProps) => {
  const { data, error, refetch } = useToday(organization);
  return (
    <>
      <PageTitle title="Today" lead={data && formatDay(data.today, true)} actions={data && <span className="small" role="status"><Checked {...data} /></span>} />
      {error && <ProblemAlert title="Today’s numbers could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows label="Counting" rows={2} />}
      {data?.counts.vendors === 0 && <EmptyState title="No vendors yet" actions={begin}>Here stands what needs you: agreements that end, answers that are due, submissions to review.</EmptyState>}
      {data && <Figures label="What waits" items={work(organization, data.counts)} renderLink={renderLink} />}
      {data && <Figures label="As recorded" items={posture(organization, data.counts)} renderLink={renderLink} />}
    </>
  );
};
