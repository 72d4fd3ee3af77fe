import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import { historyOf } from './reminders.api.js';
import { stepWords } from './step-words.js';

/** What reminded of a deadline, and what still will, as things stand. */
export const ReminderHistory = ({ organization, deadlineId, zone }: { organization: string; deadlineId: string; zone?: string }) => {
  const { data, error, isPending, refetch } = useQuery(historyOf(organization, deadlineId));
  if (isPending) return <SkeletonRows label="Reading the reminders" rows={3} />;
  if (error) return <ProblemAlert title="The reminders could not be read" error={error} onRetry={() => void refetch()} lesser level={3} />;
  const rows = [
    ...data.past.map((reminder, at) => ({ key: `past ${at}`, when: reminder.plannedFor, step: reminder.step, to: reminder.recipient + (reminder.level > 0 ? ', because nobody had taken it up' : ''), state: reminder.outcome, words: reminder.whySkipped ?? (reminder.outcome === 'planned' ? 'Leaves next' : reminder.via === 'digest' ? 'In the daily digest' : 'By itself') })),
    ...data.coming.map((step) => ({ key: `coming ${step.step}`, when: step.plannedUtc, step: step.step, to: 'Whoever answers for it then', state: 'coming' as const, words: 'Unless it is done before' })),
  ];
  return (
    <DataTable
      caption="Reminders, in order of time" rows={rows} rowKey={({ key }) => key} whenEmpty={<EmptyState title="None has left and none is to come" level={3}>Either its plan has no further step, or whoever answers for it wants no digest.</EmptyState>}
      columns={[
        { id: 'when', header: 'When', name: true, width: 220, cell: ({ when }) => <DateText instant={when} zone={zone} time="zone" /> },
        { id: 'step', header: 'Step', width: 160, cell: ({ step }) => stepWords(step) },
        { id: 'to', header: 'To', cell: ({ to }) => to },
        { id: 'state', header: 'State', cell: ({ state, words }) => <><Status state={state === 'sent' ? 'done' : state === 'skipped' ? 'none' : 'due'}>{{ sent: 'Handed to the mail', skipped: 'Closed', planned: 'Leaving', coming: 'To come' }[state]}</Status><span className="also">{words}</span></> },
      ]}
    />
  );
};
