import { DEADLINE_KIND_LABELS, TIER_LABELS } from '@holdfast/contracts/deadlines';
import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PlanDialog } from './plan-dialog.js';
import { type Plan, plans } from './reminders.api.js';

const keyOf = ({ kind, tier }: Pick<Plan, 'kind' | 'tier'>): string => `${kind} ${tier ?? ''}`;
const stepsOf = ({ daysBefore }: Plan): string => {
  const before = daysBefore.filter((step) => step > 0);
  const after = daysBefore.filter((step) => step < 0).map((step) => -step);
  return [before.length > 0 && `${before.join(', ')} before`, daysBefore.includes(0) && 'on the day', after.length > 0 && `${after.join(', ')} after`].filter(Boolean).join(', ') || 'None: silent';
};
const WEEKEND = { stay: null, before: 'weekends: before', after: 'weekends: after' };

/** When each kind of deadline reminds; a tier may have a plan of its own. */
export const PlanList = ({ organization, mayEdit }: { organization: string; mayEdit: boolean }) => {
  const { data, error, isPending, refetch } = useQuery(plans(organization));
  const [editing, setEditing] = useState<Plan>();
  if (isPending) return <SkeletonRows label="Reading the plans" rows={8} />;
  if (error) return <ProblemAlert title="The plans could not be read" error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <DataTable
        caption="Plans" rows={data} rowKey={keyOf}
        columns={[
          { id: 'kind', header: 'Kind', name: true, cell: ({ kind, tier }) => <>{DEADLINE_KIND_LABELS[kind]}{tier && <span className="also">{TIER_LABELS[tier]} vendors</span>}</> },
          { id: 'steps', header: 'Days', cell: stepsOf },
          { id: 'at', header: 'At', width: 80, cell: ({ at }) => at },
          { id: 'days', header: 'Counting', hideBelow: 1100, narrow: 'line', cell: ({ days, weekend }) => [days === 'business' ? 'business days' : 'every day', WEEKEND[weekend]].filter(Boolean).join(', ') },
          { id: 'on', header: 'Goes on to the next person', hideBelow: 1100, narrow: 'line', cell: ({ escalateAfter }) => escalateAfter && `after ${escalateAfter} ${escalateAfter === 1 ? 'day' : 'days'}`, empty: 'Never' },
          { id: 'whose', header: 'Whose', width: 100, cell: ({ version }) => (version === 0 ? 'The usual' : 'Yours') },
          { id: 'act', header: 'What can be done', headerHidden: true, action: true, cell: (plan) => mayEdit && <Button size="small" onClick={() => setEditing(plan)}>Change<span className="vh"> {DEADLINE_KIND_LABELS[plan.kind]}{plan.tier && ` of ${TIER_LABELS[plan.tier]} vendors`}</span></Button>, empty: 'A compliance officer changes it' },
        ]}
      />
      {editing && <PlanDialog organization={organization} plan={editing} tiersTaken={data.filter(({ kind }) => kind === editing.kind).map(({ tier }) => tier)} onClose={() => setEditing(undefined)} />}
    </>
  );
};
