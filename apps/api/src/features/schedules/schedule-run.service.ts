import { Injectable, Logger } from '@nestjs/common';
import { addDays, compareDates, type LocalDate } from '@holdfast/domain/dates/local-date';
import { firstOccurrence, nextOccurrence, notYetDue } from '@holdfast/domain/schedules/schedule';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { SubjectsService } from '../statements/subjects.service.js';
import { OccurrenceDeadlines } from './occurrence-deadlines.service.js';
import type { Schedule } from './schedule.entity.js';
import { ScheduleOccurrencesRepository } from './schedule-occurrences.repository.js';
import { type DueVendor, SchedulesRepository } from './schedules.repository.js';

/** What was tried of one occurrence, to say why it was not done. */
interface Tried {
  readonly vendorId: string;
  readonly occursOn: LocalDate;
  readonly anchorOn: LocalDate;
}

/** Brings up what is due by the organization's own day; a vendor a transaction, so that any number may run at once and each occurrence happens once. */
@Injectable()
export class ScheduleRun {
  private readonly log = new Logger('Schedules');

  constructor(
    private readonly uow: UnitOfWork, private readonly schedules: SchedulesRepository, private readonly occurrences: ScheduleOccurrencesRepository, private readonly deadlines: OccurrenceDeadlines,
    private readonly subjects: SubjectsService, private readonly statements: StatementsReader, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  tenants(): Promise<string[]> {
    return this.schedules.tenantsWithSchedules();
  }

  /** A schedule or a vendor that fails holds up no other. What failed stays as it was, for the next run. */
  async runDue(ctx: Ctx): Promise<void> {
    const today = await this.organizations.today(ctx);
    for (const schedule of await this.uow.run(ctx, (ctx) => this.schedules.active(ctx))) {
      await this.runOne(ctx, schedule, today).catch((error: Error) => this.log.error(`Schedule ${schedule.id} of ${ctx.tenantId} left for the next run: ${error.name}`));
    }
  }

  private async runOne(ctx: Ctx, schedule: Schedule, today: LocalDate): Promise<void> {
    await this.admit(ctx, schedule, today);
    const [vendors, occurrences] = [new Set<string>(), new Set<string>()]; // those that failed in this run
    while (await this.bringUpNext(ctx, schedule, today, vendors));
    while (await this.askMended(ctx, schedule, today, occurrences));
  }

  /** Gives vendors that came into scope their first day. */
  private async admit(ctx: Ctx, { id, kind, subjectId, startsOn, cadenceMonths }: Schedule, today: LocalDate): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const vendors = await this.schedules.withoutDay(ctx, id);
      if (vendors.length === 0 || startsOn === null) return;
      const made = kind === 'statement' ? await this.statements.lastMade(ctx, subjectId, null) : new Map<string, LocalDate>();
      const done = await this.occurrences.lastDone(ctx, id); // a changed cadence asks nobody anew before it has passed
      const lastOn = (vendorId: string): LocalDate | null => [made.get(vendorId), done.get(vendorId)].flatMap((day) => day ?? []).toSorted(compareDates).at(-1) ?? null;
      await this.schedules.setDays(ctx, id, vendors.map((vendorId) => ({ vendorId, day: firstOccurrence({ startsOn, cadenceMonths, lastOn: lastOn(vendorId), today }) })));
    });
  }

  private async bringUpNext(ctx: Ctx, schedule: Schedule, today: LocalDate, failed: Set<string>): Promise<boolean> {
    let tried = null as Tried | null;
    try {
      return await this.uow.run(ctx, async (ctx) => {
        const due = await this.schedules.nextDue(ctx, schedule.id, today, [...failed]);
        if (!due) return false;
        tried = { vendorId: due.vendorId, occursOn: due.nextOn, anchorOn: due.anchorOn };
        await this.bringUp(ctx, schedule, due, today);
        return true;
      });
    } catch (error) {
      if (!tried) throw error;
      const missed = tried;
      await this.settle(error, (said) => this.notSent(ctx, schedule, missed, today, said), failed, missed.vendorId, `Schedule ${schedule.id} at vendor ${missed.vendorId}`);
      return true;
    }
  }

  private async bringUp(ctx: Ctx, schedule: Schedule, due: DueVendor, today: LocalDate): Promise<void> {
    const { id, kind, subjectId, cadenceMonths } = schedule;
    const { vendorId, nextOn, anchorOn } = due;
    const lately = kind === 'statement' ? notYetDue((await this.statements.lastMade(ctx, subjectId, vendorId)).get(vendorId) ?? null, cadenceMonths, today) : null;
    if (lately) return this.schedules.moveDay(ctx, id, vendorId, lately, lately);
    await this.schedules.moveDay(ctx, id, vendorId, anchorOn, nextOccurrence(anchorOn, cadenceMonths, today));
    const outcome = kind === 'review' ? 'to_review' : due.contactId === null ? 'waiting_contact' : 'sent';
    const occurrenceId = await this.occurrences.insert(ctx, { scheduleId: id, vendorId, occursOn: nextOn, outcome });
    if (occurrenceId === null) return; // it happened before the schedule was switched off and on again
    if (outcome === 'sent') await this.occurrences.update(ctx, occurrenceId, { requestId: await this.ask(ctx, schedule, { ...due, contactId: due.contactId as string }, today) });
    else await this.deadlines.follow(ctx, occurrenceId);
    await this.audit.record(ctx, `schedule.${outcome}`, { subjectType: 'schedule', subjectId: id, vendorId, detail: { on: nextOn } });
  }

  /** Somebody was added to write to: the occurrence that waited goes out. */
  private async askMended(ctx: Ctx, schedule: Schedule, today: LocalDate, failed: Set<string>): Promise<boolean> {
    let waited = null as string | null;
    try {
      return await this.uow.run(ctx, async (ctx) => {
        const mended = await this.occurrences.nextMended(ctx, schedule.id, [...failed]);
        if (!mended) return false;
        waited = mended.id;
        await this.occurrences.update(ctx, mended.id, { outcome: 'sent', requestId: await this.ask(ctx, schedule, mended, today) });
        await this.deadlines.follow(ctx, mended.id);
        await this.audit.record(ctx, 'schedule.sent', { subjectType: 'schedule', subjectId: schedule.id, vendorId: mended.vendorId, detail: { on: mended.occursOn } });
        return true;
      });
    } catch (error) {
      if (waited === null) throw error;
      const missed = waited;
      await this.settle(error, (said) => this.giveUp(ctx, missed, said), failed, missed, `Occurrence ${missed} of schedule ${schedule.id}`);
      return true;
    }
  }

  /** A rule that refuses is an answer, and is written down. Anything else is a fault: nothing was changed, and it is left out of the rest of this run. */
  private async settle(error: unknown, say: (said: string) => Promise<void>, failed: Set<string>, id: string, what: string): Promise<void> {
    try {
      if (!(error instanceof DomainError)) throw error;
      await say(error.message);
    } catch (fault) {
      failed.add(id);
      this.log.error(`${what} left for the next run: ${(fault as Error).name}`);
    }
  }

  private ask(ctx: Ctx, { kind, subjectId, title, message, dueDays }: Schedule, { vendorId, contactId, ownerMemberId }: { readonly vendorId: string; readonly contactId: string; readonly ownerMemberId: string | null }, today: LocalDate): Promise<string> {
    if (kind === 'review') throw new Error('A review is not asked of a vendor');
    return this.subjects.ask(ctx, vendorId, { kind, subjectId, title, contactId, about: message, dueOn: addDays(today, dueDays), senderMemberId: ownerMemberId });
  }

  private async notSent(ctx: Ctx, { id, cadenceMonths }: Schedule, { vendorId, occursOn, anchorOn }: Tried, today: LocalDate, said: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      if ((await this.occurrences.insert(ctx, { scheduleId: id, vendorId, occursOn, outcome: 'not_sent', said })) === null) return;
      await this.schedules.moveDay(ctx, id, vendorId, anchorOn, nextOccurrence(anchorOn, cadenceMonths, today));
      await this.audit.record(ctx, 'schedule.not_sent', { subjectType: 'schedule', subjectId: id, vendorId, detail: { on: occursOn, reason: said } });
    });
  }

  private async giveUp(ctx: Ctx, occurrenceId: string, said: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      await this.occurrences.update(ctx, occurrenceId, { outcome: 'not_sent', said });
      await this.deadlines.follow(ctx, occurrenceId);
    });
  }
}
