import { Injectable } from '@nestjs/common';
import { type ReminderStep, stepsOf } from '@holdfast/domain/reminders/reminder-plan';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { ReminderPeople } from './reminder-people.js';
import type { Reminder } from './reminder.entity.js';
import { RemindersRepository } from './reminders.repository.js';

/** A reminder that left or was closed, and whom it was for. */
export interface PastReminder extends Reminder {
  readonly recipient: string;
}

/** Which reminders a deadline has had, and which still come, as things stand. */
@Injectable()
export class RemindersReader {
  constructor(
    private readonly uow: UnitOfWork, private readonly reminders: RemindersRepository, private readonly deadlines: DeadlinesService, private readonly people: ReminderPeople,
    private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader, private readonly clock: Clock,
  ) {}

  /** The steps that still come to whoever answers for each, in the order of the deadlines; none where she has muted them. */
  coming(ctx: Ctx, deadlines: readonly Deadline[]): Promise<ReminderStep[][]> {
    return this.uow.run(ctx, async (ctx) => {
      const now = (await this.clock.now(ctx)).getTime();
      const { zone } = await this.organizations.profile(ctx);
      return (await this.people.address(ctx, deadlines)).map(({ deadline, plan, recipients }) => {
        const first = recipients.find(({ level }) => level === 0);
        return first ? stepsOf({ due: deadline.dueOn, zone, plan, at: first.at, armedAt: Math.max(deadline.armedAt.getTime(), now) }) : [];
      });
    });
  }

  async ofDeadline(ctx: Ctx, deadlineId: string): Promise<{ readonly past: readonly PastReminder[]; readonly coming: readonly ReminderStep[] }> {
    return this.uow.run(ctx, async (ctx) => {
      const deadline = await this.deadlines.existing(ctx, deadlineId);
      const past = await this.reminders.ofDeadline(ctx, deadlineId);
      const members = new Map((await this.organizations.members(ctx)).map(({ id, name }) => [id, name]));
      const contacts = new Map((await this.vendors.contacts(ctx, past.flatMap(({ recipientContactId }) => recipientContactId ?? []))).map(({ id, name }) => [id, name]));
      const [coming] = deadline.state === 'open' ? await this.coming(ctx, [deadline]) : [[]];
      return { past: past.map((reminder) => ({ ...reminder, recipient: members.get(reminder.recipientMemberId ?? '') ?? contacts.get(reminder.recipientContactId ?? '') ?? 'somebody who is gone' })), coming };
    });
  }

  /** When everything due was last looked at; null: never. */
  lastChecked(): Promise<Date | null> {
    return this.reminders.lastChecked();
  }
}
