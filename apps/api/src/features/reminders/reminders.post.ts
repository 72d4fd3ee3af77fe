import { Injectable, Logger } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { daysBetween, type LocalDate } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MailTextError } from '../../platform/mail/mail-catalogue.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { type Member, OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { digestKeyOf, Digests } from './digests.js';
import { noticeVariables, timeLeft } from './notice.js';
import type { Pause } from './pause.entity.js';
import { PausesRepository } from './pauses.repository.js';
import { binds, isStaff } from './recipients.js';
import type { Reminder } from './reminder.entity.js';
import { collapseKeyOf } from './reminder-mails.js';
import { RemindersRepository } from './reminders.repository.js';

/** As many mails, and as many people’s digests, as one turn of an organization takes. */
const MAILS = 500;
const DIGESTS = 50;

/** What every mail of one turn says. */
interface Desk {
  readonly today: LocalDate;
  readonly zone: string;
  readonly organizationName: string;
  readonly slug: string;
  readonly admin: Member;
  readonly members: ReadonlyMap<string, Member>;
  readonly vendorNames: ReadonlyMap<string, string>;
}

/** From reminders to messages: each by itself, or a person's of one day in one digest. What ended or moved by then is closed instead; what sleeps or is paused leaves when that ends. */
@Injectable()
export class RemindersPost {
  private readonly log = new Logger('Reminders');

  constructor(
    private readonly uow: UnitOfWork, private readonly clock: Clock, private readonly reminders: RemindersRepository, private readonly pauses: PausesRepository, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources,
    private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader, private readonly mail: Mail, private readonly digests: Digests,
  ) {}

  /** One turn of one organization; says whether more may be waiting. While somebody else posts there, it is done already. */
  postBatch(ctx: Ctx, { digests: andDigests }: { readonly digests: boolean }): Promise<boolean> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.uow.tryTurn(ctx, `posting of ${ctx.tenantId}`))) return false;
      const now = await this.clock.now(ctx);
      const mails = await this.reminders.toMail(ctx, now, MAILS);
      const digests = andDigests ? await this.reminders.toDigest(ctx, now, DIGESTS) : [];
      if (mails.length + digests.length === 0) return false;
      const deadlines = new Map((await this.deadlines.many(ctx, [...mails, ...digests].map(({ deadlineId }) => deadlineId))).map((deadline) => [deadline.id, deadline]));
      const desk = await this.desk(ctx, now, [...deadlines.values()]);
      const sorted = sortOut([...mails, ...digests], deadlines, desk, await this.pauses.on(ctx, desk.today));
      await this.reminders.postpone(ctx, sorted.later, desk.zone);
      await this.reminders.skip(ctx, sorted.over);
      for (const reminder of sorted.now.filter(({ via }) => via === 'mail')) await this.orSkip(ctx, [reminder], () => this.write(ctx, reminder, deadlines.get(reminder.deadlineId) as Deadline, desk));
      for (const [memberId, hers] of groupBy(sorted.now.filter(({ via }) => via === 'digest'), ({ recipientMemberId }) => recipientMemberId as string)) {
        await this.orSkip(ctx, hers, () => this.digest(ctx, desk.members.get(memberId) as Member, hers, desk));
      }
      return mails.length === MAILS || digests.length > 0;
    });
  }

  /** One that cannot be written holds up no other. It is a fault of ours, so it is logged; anything else is thrown on. */
  private async orSkip(ctx: Ctx, reminders: readonly Reminder[], write: () => Promise<string | null>): Promise<void> {
    const why = await write().catch((error: unknown) => {
      if (!(error instanceof MailTextError)) throw error;
      this.log.error(`Reminder ${reminders[0].id}: ${error.message}`);
      return 'Its text could not be written';
    });
    if (why !== null) await this.reminders.skip(ctx, reminders.map(({ id }) => ({ id, why })));
  }

  private async desk(ctx: Ctx, now: Date, deadlines: readonly Deadline[]): Promise<Desk> {
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const members = new Map((await this.organizations.members(ctx)).map((member) => [member.id, member]));
    return {
      today: localDateAt(now.getTime(), zone), zone, organizationName, members, slug: await this.organizations.slug(ctx), admin: await this.organizations.answerableFor(ctx, null),
      vendorNames: await this.vendors.namesOf(ctx, deadlines.flatMap(({ vendorId }) => vendorId ?? [])),
    };
  }

  /** A mail of its own, in the matter's words; where they are not written for this reader or this moment, in those of a notice. Says why it could not be; null: it was. */
  private async write(ctx: Ctx, reminder: Reminder, deadline: Deadline, desk: Desk): Promise<string | null> {
    const { id, dueOn, matterType, matterId, mail } = deadline;
    const { step, level, recipientMemberId, recipientContactId } = reminder;
    const recipientId = recipientContactId ?? (recipientMemberId as string);
    const base = { key: `deadline.${id}.${dueOn}.${step}.${recipientId}`, collapseKey: collapseKeyOf(id, recipientId), subject: { type: matterType, id: matterId } };
    const left = daysBetween(desk.today, dueOn);
    if (recipientContactId !== null) {
      const contact = deadline.vendorId ? await this.vendors.contact(ctx, deadline.vendorId, recipientContactId) : null;
      if (!contact) return 'The contact is no longer there';
      const isNext = contact.id !== deadline.contactId;
      const link = isNext ? await this.sources.of(matterType)?.linkFor?.(ctx, matterId, contact) : mail.link;
      await this.mail.plan(ctx, {
        ...base, kind: (step < 0 ? mail.kindAfter : isNext ? mail.kindNext : undefined) ?? mail.kind, to: { email: contact.email, name: contact.name, contactId: contact.id, vendorId: deadline.vendorId },
        variables: { ...mail.variables, ...timeLeft(left), recipientName: contact.name }, link,
      });
      await this.reminders.sent(ctx, [reminder.id], base.key);
      return null;
    }
    const member = desk.members.get(recipientMemberId as string) as Member;
    const office = { adminName: desk.admin.name, adminEmail: desk.admin.email, recipientName: member.name };
    const ownWords = level === 0 && step >= 0 && left >= 0 && deadline.contactId === null;
    await this.mail.plan(ctx, {
      ...base, to: { email: member.email, name: member.name }, replyTo: desk.admin.email, link: { path: `/console/${desk.slug}${deadline.link}` },
      ...(ownWords
        ? { kind: mail.kind, variables: { ...mail.variables, ...timeLeft(left), ...office } }
        : { kind: 'deadline-notice', variables: { ...noticeVariables(reminder, deadline, left, desk), ...office, organizationName: desk.organizationName, zone: zoneWords(desk.zone), vendorName: this.vendorName(deadline, desk), basisWord: BASIS_LABELS[deadline.basis] } }),
    });
    await this.reminders.sent(ctx, [reminder.id], base.key);
    return null;
  }

  /** One mail of a person's day. What an earlier one holds that has not left yet is told in this one. */
  private async digest(ctx: Ctx, member: Member, reminders: readonly Reminder[], desk: Desk): Promise<null> {
    const earlier = await this.reminders.ofDigests(ctx, await this.mail.takeBack(ctx, digestKeyOf(member.id)));
    const ids = [...earlier, ...reminders].map(({ id }) => id);
    const key = `${digestKeyOf(member.id)}${reminders[0].id}`;
    await this.reminders.sent(ctx, ids, key);
    await this.mail.plan(ctx, {
      key, kind: 'daily-digest', to: { email: member.email, name: member.name }, replyTo: desk.admin.email, link: { path: `/console/${desk.slug}/today` },
      variables: {
        ...(await this.digests.variablesOf(ctx, key)), recipientName: member.name, organizationName: desk.organizationName, adminName: desk.admin.name, adminEmail: desk.admin.email, zone: zoneWords(desk.zone),
      },
      subject: { type: 'member', id: member.id },
    });
    return null;
  }

  private vendorName({ vendorId }: Deadline, { vendorNames }: Desk): string {
    return (vendorId && vendorNames.get(vendorId)) ?? 'none';
  }
}

interface SortedOut {
  readonly now: Reminder[];
  readonly later: { readonly id: string; readonly until: LocalDate }[];
  readonly over: { readonly id: string; readonly why: string }[];
}

/** What becomes of reminders whose moment has come: of one deadline and person the newest leaves; what sleeps or is paused leaves when that ends; what is over never does. */
const sortOut = (reminders: readonly Reminder[], deadlines: ReadonlyMap<string, Deadline>, desk: Desk, pauses: readonly Pause[]): SortedOut => {
  const sorted: SortedOut = { now: [], later: [], over: [] };
  const pausedUntil = new Map(pauses.map(({ subjectType, subjectId, pausedUntil }) => [`${subjectType} ${subjectId}`, pausedUntil]));
  for (const group of groupBy(reminders, ({ deadlineId, recipientMemberId, recipientContactId }) => `${deadlineId} ${recipientMemberId ?? recipientContactId}`).values()) {
    const [newest, ...older] = group.toSorted((one, other) => one.step - other.step);
    sorted.over.push(...older.map(({ id }) => ({ id, why: 'A newer step left in its place' })));
    const why = whyOver(newest, deadlines.get(newest.deadlineId), desk);
    if (why !== null) {
      sorted.over.push({ id: newest.id, why });
      continue;
    }
    const until = quietUntil(newest, deadlines.get(newest.deadlineId) as Deadline, pausedUntil);
    if (until !== null && until > desk.today) sorted.later.push({ id: newest.id, until });
    else sorted.now.push(newest);
  }
  return sorted;
};

const whyOver = ({ dueOn, recipientMemberId }: Reminder, deadline: Deadline | undefined, { members }: Desk): string | null => {
  if (!deadline || deadline.state !== 'open') return 'It was over by then';
  if (deadline.dueOn !== dueOn) return 'Its day had moved by then';
  return recipientMemberId !== null && !isStaff(members.get(recipientMemberId)) ? 'She was no longer a member' : null;
};

/** Until when nothing leaves: a pause silences the vendor, and us about what only a policy dates; a snooze the latter alone. */
const quietUntil = ({ recipientMemberId }: Reminder, { basis, matterType, matterId, vendorId, snoozedUntil }: Deadline, pausedUntil: ReadonlyMap<string, LocalDate>): LocalDate | null => {
  const toVendor = recipientMemberId === null;
  if (!toVendor && binds(basis)) return null;
  const days = [pausedUntil.get(`${matterType} ${matterId}`), vendorId ? pausedUntil.get(`vendor ${vendorId}`) : undefined, toVendor ? undefined : snoozedUntil].filter((day): day is LocalDate => typeof day === 'string');
  return days.toSorted().at(-1) ?? null;
};

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
