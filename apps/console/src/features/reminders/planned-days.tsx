import { formatDay } from '@holdfast/ui/date-text';
import { useQuery } from '@tanstack/react-query';
import { type Plan, plans, previewOf } from './reminders.api.js';

/** On which days a deadline of this kind would remind, in a sentence; nothing until it is known. */
export const PlannedDays = ({ organization, kind, dueOn }: { organization: string; kind: Plan['kind']; dueOn: string }) => {
  const plan = useQuery(plans(organization)).data?.find((other) => other.kind === kind && other.tier === null);
  return plan && dueOn ? <Days organization={organization} plan={plan} dueOn={dueOn} /> : null;
};

const Days = ({ organization, plan: { kind, daysBefore, at, days, weekend, escalateAfter }, dueOn }: { organization: string; plan: Plan; dueOn: string }) => {
  const { data } = useQuery(previewOf(organization, kind, { daysBefore, at, days, weekend, escalateAfter, dueOn }));
  if (!data) return null;
  const words = data.map(({ plannedLocal }) => formatDay(plannedLocal.slice(0, 10), true));
  return <>{words.length === 0 ? 'No reminders leave.' : `Reminders leave ${words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`}, unless it is answered before.`}</>;
};
