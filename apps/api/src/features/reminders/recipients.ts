import type { DeadlineBasis } from '@holdfast/domain/deadlines/deadline-fact';
import type { Addressee } from '@holdfast/domain/reminders/due-reminders';
import type { Deadline } from '../deadlines/deadline.facts.js';
import type { Member } from '../organizations/organizations.reader.js';
import type { PreferenceSettings } from './preferences.repository.js';

/** Whom a deadline reminds, and how. */
export interface Recipient extends Addressee {
  readonly who: 'member' | 'contact';
  readonly via: 'mail' | 'digest';
}

export interface People {
  readonly members: ReadonlyMap<string, Pick<Member, 'id' | 'active' | 'consoleRole' | 'deputyMemberId'>>;
  /** The organization's first owner: with her everything ends that nobody else answers for. */
  readonly owner: string;
  readonly preferenceOf: (memberId: string) => PreferenceSettings;
  /** A vendor's contact that mail reaches. */
  readonly reachable: (contactId: string) => boolean;
  /** Another one at the same vendor that mail reaches, for the same purpose where there is one. */
  readonly next: (contactId: string) => string | undefined;
}

type Facts = Pick<Deadline, 'basis' | 'kind' | 'ownerMemberId' | 'contactId'>;

/** Who may see the console: mails to staff name vendors and lead there. */
export const isStaff = (member: Pick<Member, 'active' | 'consoleRole'> | undefined): boolean => member?.active === true && member.consoleRole !== null;

/** Only what a law or a contract dates can not be muted. */
export const binds = (basis: DeadlineBasis): boolean => basis === 'law' || basis === 'contract';

/** The vendor's contact where the deadline names one, the next contact there, as far as mail reaches them; its owner, her deputy, the organization's owner: in this order, each once, while they are here. */
const chainOf = ({ ownerMemberId, contactId }: Facts, { members, owner, reachable, next }: People): { id: string; who: Recipient['who'] }[] => {
  const contacts = contactId === null ? [] : [reachable(contactId) ? contactId : undefined, next(contactId)].filter((id) => id !== undefined);
  const deputy = members.get(ownerMemberId)?.deputyMemberId;
  const people = [...new Set([ownerMemberId, deputy, owner])].filter((id): id is string => typeof id === 'string' && isStaff(members.get(id)));
  return [...contacts.map((id) => ({ id, who: 'contact' as const })), ...people.map((id) => ({ id, who: 'member' as const }))];
};

/**
 * The addressees of a deadline under a plan that leaves at `at`. Whoever answers for it has what binds at the plan's hour by itself, and the rest in her
 * digest, unless she wants its kind at once or no digest at all. What goes on to the next person always comes by itself.
 */
export const recipientsOf = (deadline: Facts, at: string, people: People): Recipient[] =>
  chainOf(deadline, people).flatMap(({ id, who }, level): Recipient[] => {
    const itself: Recipient = { id, who, level, at, via: 'mail' };
    if (who === 'contact' || level > 0 || binds(deadline.basis)) return [itself];
    const { digestAt, atOnce } = people.preferenceOf(id);
    if (atOnce.includes(deadline.kind)) return [itself];
    return digestAt === null ? [] : [{ ...itself, at: digestAt, via: 'digest' }];
  });
