import type { State } from '@holdfast/ui/status';
import type { Matter } from './deadlines.api.js';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** Only law and contract are overdue; a policy's day has passed, no more. */
export const shapeOf = ({ daysLeft, basis, state }: Matter): State => {
  if (state !== 'open') return 'done';
  if (daysLeft >= 0) return 'due';
  return basis === 'law' || basis === 'contract' ? 'overdue' : 'passed';
};

export const distance = ({ daysLeft }: Pick<Matter, 'daysLeft'>): string => (daysLeft < 0 ? `${days(-daysLeft)} ago` : daysLeft === 0 ? 'today' : `${days(daysLeft)} left`);

/** Where it stands, in a word or two. */
export const standing = (matter: Matter): string => {
  const { state, doneOn, snoozedUntil, daysLeft, acknowledged } = matter;
  if (state === 'void') return 'Over: its matter changed';
  if (state === 'met') return doneOn ? 'Done by hand' : 'Done';
  if (snoozedUntil) return 'Snoozed';
  if (daysLeft < 0) return shapeOf(matter) === 'overdue' ? 'Overdue' : 'Its date has passed (your policy)';
  return acknowledged ? 'Taken up' : 'Open';
};
