import { Injectable, Logger } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { daysBetween, type LocalDate } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MailTextError } from '../../platform/mail/mail-catalogue.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { type Member, OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { digestVariables } from './digest.js';
import { noticeVariables, timeLeft } from './notice.js';
import { PausesRepository } from './pauses.repository.js';
import { binds } from './recipients.js';
import type { Reminder } from './reminder.entity.js';
import { collapseKeyOf } from './reminder-mails.js';
import { RemindersRepository } from './reminders.repository.js';

/** As many mails, and as many people’s digests, as one turn of an organization takes. */
export const MAILS = 500;
const DIGESTS = 50;

/** What every mail of one turn says. */
interface Desk {
  readonly today: LocalDate;
  readonly now: Date;
  readonly zone: string;
  readonly organizationName: string;
  readonly slug: string;
  readonly admin: Member;
  readonly members: ReadonlyMap<string, Member>;
  readonly vendorNames: ReadonlyMap<string, string>;
}

/** From reminders to messages: each by itself, or a person's of one day in one digest. What ended, moved, sleeps or is paused by then is closed instead. */
@Injectable()
export class RemindersPost {
  private readonly log = new Logger('Reminders');

  constructor(
    private readonly uow: UnitOfWork, private readonly clock: Clock, private readonly reminders: RemindersRepository, private readonly pauses: PausesRepository, private readonly deadlines: DeadlinesService,
    private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader, private readonly mail: Mail,
  ) {}

  /** One turn of one organization; says whether more may be waiting. */
  postBatch(ctx: Ctx): Promise<boolean> {
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `reminders of ${ctx.tenantId}`); // two posts at once would make two digests of one
      const mails = await this.reminders.toMail(ctx, MAILS);
      const digests = await this.reminders.toDigest(ctx, DIGESTS);
      const all = [...mails, ...digests];
      if (all.length === 0) return false;
      const deadlines = new Map((await this.deadlines.many(ctx, all.map(({ deadlineId }) => deadlineId))).map((deadline) => [deadline.id, deadline]));
      const desk = await this.desk(ctx, [...deadlines.values()]);
      const paused = new Set((await this.pauses.on(ctx, desk.today)).map(({ subjectType, subjectId }) => `${subjectType} ${subjectId}`));
      const skipped: { id: string; why: string }[] = [];
      const wanted = (reminder: Reminder): boolean => {
        const why = whyNot(reminder, deadlines.get(reminder.deadlineId), desk, paused);
        if (why !== null) skipped.push({ id: reminder.id, why });
        return why === null;
      };
      const kept = mails.filter(wanted);
      const keptDigests = digests.filter(wanted);
      const written: string[] = [];
      for (const reminder of kept) {
        const why = await this.write(ctx, reminder, deadlines.get(reminder.deadlineId) as Deadline, desk).catch((error: unknown) => this.unwritten(reminder, error));
        if (why === null) written.push(reminder.id);
        else skipped.push({ id: reminder.id, why });
      }
      for (const [memberId, hers] of groupBy(keptDigests, ({ recipientMemberId }) => recipientMemberId as string)) {
        await this.digest(ctx, desk.members.get(memberId) as Member, hers, deadlines, desk);
        written.push(...hers.map(({ id }) => id));
      }
      await this.reminders.sent(ctx, written);
      await this.reminders.skip(ctx, skipped);
      return mails.length === MAILS || digests.length > 0;
    });
  }

  private async desk(ctx: Ctx, deadlines: readonly Deadline[]): Promise<Desk> {
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const now = await this.clock.now(ctx);
    const members = new Map((await this.organizations.members(ctx)).map((member) => [member.id, member]));
    return {
      today: localDateAt(now.getTime(), zone), now, zone, organizationName, members, slug: await this.organizations.slug(ctx), admin: await this.organizations.answerableFor(ctx, null),
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
      await this.mail.plan(ctx, {
        ...base, kind: step < 0 ? (mail.kindAfter ?? mail.kind) : mail.kind, to: { email: contact.email, name: contact.name, contactId: contact.id, vendorId: deadline.vendorId },
        variables: { ...mail.variables, ...timeLeft(left), recipientName: contact.name }, link: mail.link,
      });
      return null;
    }
    const member = desk.members.get(recipientMemberId as string) as Member;
    const office = { adminName: desk.admin.name, adminEmail: desk.admin.email, recipientName: member.name };
    const ownWords = level === 0 && step >= 0 && left >= 0 && deadline.contactId === null;
    await this.mail.plan(ctx, {
      ...base, to: { email: member.email, name: member.name }, replyTo: desk.admin.email, link: { path: `/console/${desk.slug}${deadline.link}` },
      ...(ownWords
        ? { kind: mail.kind, variables: { ...mail.variables, ...timeLeft(left), ...office } }
        : { kind: 'deadline-notice', variables: { ...noticeVariables(reminder, deadline, left, desk.members), ...office, organizationName: desk.organizationName, zone: zoneWords(desk.zone), vendorName: this.vendorName(deadline, desk), basisWord: BASIS_LABELS[deadline.basis] } }),
    });
    return null;
  }

  /** One that cannot be written holds up no other. It is a fault of ours, so it is logged; anything else is thrown on. */
  private unwritten({ id }: Reminder, error: unknown): string {
    if (!(error instanceof MailTextError)) throw error;
    this.log.error(`Reminder ${id}: ${error.message}`);
    return 'Its text could not be written';
  }

  private async digest(ctx: Ctx, member: Member, reminders: readonly Reminder[], deadlines: ReadonlyMap<string, Deadline>, desk: Desk): Promise<void> {
    const matters = [...groupBy(reminders.map(({ deadlineId }) => deadlines.get(deadlineId) as Deadline), ({ matterType, matterId }) => `${matterType} ${matterId}`).values()].map(([nearest]) => nearest);
    await this.mail.plan(ctx, {
      key: `digest.${member.id}.${reminders[0].id}`, kind: 'daily-digest', to: { email: member.email, name: member.name }, replyTo: desk.admin.email, link: { path: `/console/${desk.slug}/today` },
      variables: {
        ...digestVariables(matters.map((deadline) => ({ ...deadline, vendorName: deadline.vendorId ? this.vendorName(deadline, desk) : null })), desk),
        recipientName: member.name, organizationName: desk.organizationName, adminName: desk.admin.name, adminEmail: desk.admin.email, zone: zoneWords(desk.zone), digestDate: dayWords(desk.today),
      },
      subject: { type: 'member', id: member.id },
    });
  }

  private vendorName({ vendorId }: Deadline, { vendorNames }: Desk): string {
    return (vendorId && vendorNames.get(vendorId)) ?? 'none';
  }
}

/** Why a reminder whose moment has come does not leave; null: it does. */
const whyNot = ({ dueOn, recipientMemberId }: Reminder, deadline: Deadline | undefined, { today, members }: Desk, paused: ReadonlySet<string>): string | null => {
  if (!deadline || deadline.state !== 'open') return 'It was over by then';
  if (deadline.dueOn !== dueOn) return 'Its day had moved by then';
  if (recipientMemberId !== null && !members.get(recipientMemberId)?.active) return 'She was no longer a member';
  if (paused.has(`${deadline.matterType} ${deadline.matterId}`) || (deadline.vendorId !== null && paused.has(`vendor ${deadline.vendorId}`))) {
    if (!binds(deadline.basis) || recipientMemberId === null) return 'Reminders about it were paused';
  }
  if (deadline.snoozedUntil !== null && deadline.snoozedUntil > today && !binds(deadline.basis) && recipientMemberId !== null) return 'It was snoozed';
  return null;
};

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
