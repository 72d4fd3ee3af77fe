import { dayWords } from '@holdfast/domain/dates/date-words';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import type { Deadline } from '../deadlines/deadline.facts.js';
import type { Member } from '../organizations/organizations.reader.js';
import { binds } from './recipients.js';
import type { Reminder } from './reminder.entity.js';

const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`);

/** How far a due day is, as the texts of mails ask for it. */
export const timeLeft = (daysLeft: number): Record<string, string> => ({ daysLeft: String(Math.max(daysLeft, 0)), timeLeft: days(Math.max(daysLeft, 0)), timeLate: days(Math.max(-daysLeft, 0)) });

export const dueWords = (daysLeft: number, basis: Deadline['basis']): string => {
  if (daysLeft === 0) return 'due today';
  if (daysLeft > 0) return `due in ${days(daysLeft)}`;
  return binds(basis) ? `overdue since ${days(-daysLeft)}` : `its date passed ${days(-daysLeft)} ago`;
};

/** What a notice says of a deadline; why it comes to this reader. */
export const noticeVariables = ({ level, plannedFor }: Reminder, { title, dueOn, basis, ownerMemberId, contactId }: Deadline, daysLeft: number, { members, zone }: { readonly members: ReadonlyMap<string, Member>; readonly zone: string }): Record<string, string> => {
  const owner = members.get(ownerMemberId)?.name ?? 'its owner';
  const passed = binds(basis) ? 'Its day has passed and it is still open.' : 'The date of your policy has passed; no law and no contract sets it.';
  const why = level > 0 ? `Nobody has taken it up so far, so on ${dayWords(localDateAt(plannedFor.getTime(), zone))} it comes to you. ${contactId ? 'The vendor was asked' : `${owner} was told`} before.` : daysLeft < 0 ? passed : 'It waits for you.';
  return { matterTitle: title, dueDate: dayWords(dueOn), dueWords: dueWords(daysLeft, basis), whySentence: why };
};
