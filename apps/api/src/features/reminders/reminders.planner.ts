import { Injectable } from '@nestjs/common';
import { dueReminders } from '@holdfast/domain/reminders/due-reminders';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Looked, ToLookAt } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { type Addressed, ReminderPeople } from './reminder-people.js';
import { type NewReminder, RemindersRepository } from './reminders.repository.js';

/** As many deadlines as one look takes. */
const BATCH = 5_000;

const NEWER_STEP = 'A newer step was due at the same moment';

/** From deadlines to reminders: which steps' moments have come, for whom, each once. Any number may plan at once: a step is a row that exists once. */
@Injectable()
export class RemindersPlanner {
  constructor(
    private readonly uow: UnitOfWork, private readonly clock: Clock, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader, private readonly people: ReminderPeople,
    private readonly reminders: RemindersRepository,
  ) {}

  /** One batch of one organization; says whether more wait. Null: somebody else plans there. */
  planBatch(ctx: Ctx): Promise<boolean | null> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.uow.tryTurn(ctx, `planning of ${ctx.tenantId}`))) return null;
      const batch = await this.deadlines.toLookAt(ctx, BATCH);
      if (batch.length === 0) return false;
      const now = (await this.clock.now(ctx)).getTime();
      const { zone } = await this.organizations.profile(ctx);
      const seen = (await this.people.address(ctx, batch)).map((addressed) => lookAt(addressed, zone, now));
      await this.reminders.insertMany(ctx, seen.flatMap(({ reminders }) => reminders));
      await this.deadlines.looked(ctx, seen.map(({ looked }) => looked));
      return batch.length === BATCH;
    });
  }
}

const lookAt = ({ deadline: { id, dueOn, armedAt, acknowledgedAt, generation }, plan, recipients }: Addressed<ToLookAt>, zone: string, now: number): { looked: Looked; reminders: NewReminder[] } => {
  const { due, nextAt } = dueReminders({ due: dueOn, zone, plan, armedAt: armedAt.getTime(), acknowledgedAt: acknowledgedAt?.getTime() ?? null }, recipients, now);
  const by = new Map(recipients.map((recipient) => [recipient.id, recipient]));
  const reminders = due.map(({ addressee, level, step, plannedAt, outcome }): NewReminder => {
    const contact = by.get(addressee)?.who === 'contact';
    return {
      deadlineId: id, dueOn, step, level, outcome, plannedFor: new Date(plannedAt), via: by.get(addressee)?.via ?? 'mail', whySkipped: outcome === 'skipped' ? NEWER_STEP : null,
      recipientMemberId: contact ? null : addressee, recipientContactId: contact ? addressee : null,
    };
  });
  return { looked: { id, generation, nextLookAt: nextAt === null ? null : new Date(nextAt) }, reminders };
};
