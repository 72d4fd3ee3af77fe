import { Injectable } from '@nestjs/common';
import { addDays, daysBetween } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { type ReminderPlan, type ReminderStep, stepsOf, USUAL_PLAN } from '@holdfast/domain/reminders/reminder-plan';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { MailPlan } from '../../platform/mail/mail-plan.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Reminder } from './reminder.entity.js';
import { RemindersRepository } from './reminders.repository.js';

const FARTHEST_DAYS = Math.max(...USUAL_PLAN.daysBefore) + 1;

/** A deadline's own plan, else the usual one. */
const planOf = ({ daysBefore }: Deadline): ReminderPlan => (daysBefore ? { ...USUAL_PLAN, daysBefore } : USUAL_PLAN);

/** From deadlines to letters: which steps are due, for whom, each once. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly deadlines: DeadlinesService,
    private readonly organizations: OrganizationsReader,
    private readonly vendors: VendorsReader,
    private readonly reminders: RemindersRepository,
    private readonly mail: Mail,
  ) {}

  tenantsWithSomethingDue(): Promise<string[]> {
    return this.deadlines.tenantsDueWithin(FARTHEST_DAYS);
  }

  /** Notes that everything due was looked at. */
  noteCheck(): Promise<void> {
    return this.reminders.noteCheck();
  }

  /** When everything due was last looked at; null: never. */
  lastChecked(): Promise<Date | null> {
    return this.reminders.lastChecked();
  }

  /** Plans what is due by now in one organization. Any number may plan at once: a step is a row that exists once. One that fails holds up no other; then this throws at the end. */
  async planDue(ctx: Ctx): Promise<void> {
    const now = (await this.clock.now()).getTime();
    const { zone } = await this.organizations.profile(ctx);
    const today = localDateAt(now, zone);
    const due = await this.uow.run(ctx, (ctx) => this.deadlines.openUntil(ctx, addDays(today, FARTHEST_DAYS)));
    const failures: Error[] = [];
    for (const deadline of due) {
      const steps = stepsOf({ due: deadline.dueOn, zone, plan: planOf(deadline), armedAt: deadline.armedAt.getTime() }).filter(({ plannedUtc }) => Date.parse(plannedUtc) <= now);
      if (steps.length > 0) await this.send(ctx, deadline, steps, daysBetween(today, deadline.dueOn)).catch((error: Error) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders could not be planned: ${failures[0].message}`);
  }

  /** The newest step leaves; older ones that an outage held back are closed. */
  private send(ctx: Ctx, deadline: Deadline, steps: readonly ReminderStep[], daysLeft: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const recipient = await this.recipientOf(ctx, deadline);
      const row = ({ step, plannedUtc }: ReminderStep) => ({ deadlineId: deadline.id, dueOn: deadline.dueOn, step, ...recipient.row, plannedFor: new Date(plannedUtc) });
      const newest = steps[steps.length - 1];
      for (const step of steps.slice(0, -1)) await this.reminders.insert(ctx, { ...row(step), outcome: 'skipped' });
      if (!(await this.reminders.insert(ctx, { ...row(newest), outcome: 'sent' }))) return;
      await this.mail.plan(ctx, {
        key: `deadline.${deadline.id}.${deadline.dueOn}.${newest.step}.${recipient.to.contactId ?? recipient.row.recipientMemberId}`,
        kind: deadline.mail.kind,
        to: recipient.to,
        replyTo: recipient.replyTo,
        variables: { ...deadline.mail.variables, ...recipient.variables, daysLeft: String(daysLeft), timeLeft: daysLeft === 1 ? 'one day' : `${daysLeft} days`, recipientName: recipient.to.name },
        link: deadline.mail.link ?? { path: `/console/${await this.organizations.slug(ctx)}${deadline.link}` },
        subject: { type: deadline.matterType, id: deadline.matterId },
      });
    });
  }

  /** The vendor's contact where the deadline names one, else whoever answers for it; her questions go to the organization's owner. */
  private async recipientOf(ctx: Ctx, { contactId, vendorId, ownerMemberId }: Deadline): Promise<Recipient> {
    const contact = contactId && vendorId ? await this.vendors.contact(ctx, vendorId, contactId) : null;
    if (contact) return { row: { recipientMemberId: null, recipientContactId: contact.id }, to: { email: contact.email, name: contact.name, contactId: contact.id, vendorId }, variables: {} };
    const member = await this.organizations.answerableFor(ctx, ownerMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    return { row: { recipientMemberId: member.id, recipientContactId: null }, to: { email: member.email, name: member.name }, replyTo: admin.email, variables: { adminName: admin.name, adminEmail: admin.email } };
  }
}

interface Recipient {
  readonly row: Pick<Reminder, 'recipientMemberId' | 'recipientContactId'>;
  readonly to: MailPlan['to'];
  readonly replyTo?: string;
  readonly variables: Readonly<Record<string, string>>;
}
