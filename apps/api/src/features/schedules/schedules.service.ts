import { Injectable } from '@nestjs/common';
import { chosenTiers } from '@holdfast/domain/deadlines/tier';
import { SHIPPED_SCHEDULES } from '@holdfast/domain/schedules/schedule';
import { AuditReader } from '../../platform/audit/audit.reader.js';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { SubjectsService } from '../statements/subjects.service.js';
import { OccurrenceDeadlines } from './occurrence-deadlines.service.js';
import type { Schedule, ScheduleSettings } from './schedule.entity.js';
import { ScheduleOccurrencesRepository } from './schedule-occurrences.repository.js';
import { SchedulesRepository } from './schedules.repository.js';
import { type ScheduleRow, SchedulesViews } from './schedules.views.js';

const CHANGES = ['schedule.created', 'schedule.edited', 'schedule.switched_on', 'schedule.switched_off'];
const REVIEW = 'Look at a vendor';

/** Who changed a schedule's settings last; `by` is null where the record holds no name. */
export interface ScheduleChange {
  readonly by: string | null;
  readonly at: Date;
}

/** What comes up again without anybody remembering: which, how often, for whom, and whether at all. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly schedules: SchedulesRepository, private readonly occurrences: ScheduleOccurrencesRepository, private readonly views: SchedulesViews,
    private readonly deadlines: OccurrenceDeadlines, private readonly subjects: SubjectsService, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
    private readonly record: AuditReader,
  ) {}

  /** All of them. Those that are shipped are there from the first look on, off: a release that ships another brings it to everybody so. */
  async all(ctx: Ctx): Promise<ScheduleRow[]> {
    await this.uow.run(ctx, (ctx) => this.schedules.seed(ctx, SHIPPED_SCHEDULES));
    return this.views.list(ctx);
  }

  /** Null: nobody touched it since it was shipped. */
  lastChange(ctx: Ctx, id: string): Promise<ScheduleChange | null> {
    return this.uow.run(ctx, async (ctx) => {
      const { items: [last] } = await this.record.page(ctx, { subject: { type: 'schedule', id }, actions: CHANGES, limit: 1 });
      return last ? { by: (await this.organizations.namesOfUsers(ctx, [last.actorId])).get(last.actorId) ?? null, at: last.at } : null;
    });
  }

  create(ctx: Ctx, { kind, subjectId, ...said }: ScheduleSettings & Pick<Schedule, 'kind' | 'subjectId'>): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const settings = { ...said, tiers: chosenTiers(said.tiers) };
      await this.refuseUnfit(ctx, settings);
      const title = kind === 'review' ? REVIEW : await this.subjects.titleOf(ctx, { kind, subjectId });
      const id = await this.schedules.insert(ctx, { ...settings, kind, subjectId: kind === 'review' ? '' : subjectId, title });
      await this.audit.record(ctx, 'schedule.created', { subjectType: 'schedule', subjectId: id, detail: { kind, subject: subjectId, active: settings.active } });
      return id;
    });
  }

  /** Another first day or cadence finds every vendor’s day anew, counted from when it was last done; other days to do it in move what is open; switched off, nothing that came up is due any more. */
  edit(ctx: Ctx, id: string, version: number, { tiers, ...said }: Partial<ScheduleSettings>): Promise<void> {
    const change = { ...said, ...(tiers !== undefined && { tiers: chosenTiers(tiers) }) };
    return this.uow.run(ctx, async (ctx) => {
      const schedule = await this.schedules.findForUpdate(ctx, id);
      if (!schedule) throw new DomainError('not_found', 'No such schedule');
      sameVersion(schedule.version, version);
      const now = { ...schedule, ...change };
      await this.refuseUnfit(ctx, now, schedule);
      await this.schedules.update(ctx, schedule, change);
      if (now.startsOn !== schedule.startsOn || now.cadenceMonths !== schedule.cadenceMonths || now.active !== schedule.active) await this.schedules.forgetDays(ctx, id);
      if (schedule.active && !now.active) await this.settleOpen(ctx, id);
      else if (now.dueDays !== schedule.dueDays) await this.followOpen(ctx, id);
      await this.audit.record(ctx, now.active === schedule.active ? 'schedule.edited' : now.active ? 'schedule.switched_on' : 'schedule.switched_off', { subjectType: 'schedule', subjectId: id, detail: { fields: Object.keys(change) } });
    });
  }

  /** Somebody looked at the vendor, and says what she saw. Says the schedule's id. */
  reviewed(ctx: Ctx, occurrenceId: string, said: string): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const occurrence = await this.occurrences.findForUpdate(ctx, occurrenceId);
      if (!occurrence) throw new DomainError('not_found', 'No such occurrence');
      if (occurrence.outcome !== 'to_review') throw new DomainError('conflict', 'Nobody has to look any more: it was done, or the schedule was switched off');
      await this.occurrences.update(ctx, occurrenceId, { outcome: 'reviewed', said: said.trim(), byName: ctx.actor.name });
      await this.deadlines.follow(ctx, occurrenceId);
      await this.audit.record(ctx, 'schedule.reviewed', { subjectType: 'schedule', subjectId: occurrence.scheduleId, vendorId: occurrence.vendorId, detail: { on: occurrence.occursOn } });
      return occurrence.scheduleId;
    });
  }

  private async settleOpen(ctx: Ctx, scheduleId: string): Promise<void> {
    for (const { id } of await this.occurrences.openOf(ctx, scheduleId)) {
      await this.occurrences.update(ctx, id, { outcome: 'switched_off' });
      await this.deadlines.follow(ctx, id);
    }
  }

  private async followOpen(ctx: Ctx, scheduleId: string): Promise<void> {
    for (const { id } of await this.occurrences.openOf(ctx, scheduleId)) await this.deadlines.follow(ctx, id);
  }

  private async refuseUnfit(ctx: Ctx, { active, startsOn }: Pick<Schedule, 'active' | 'startsOn'>, before?: Schedule): Promise<void> {
    if (active && startsOn === null) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/startsOn', message: 'say on which day it begins' }]);
    const begins = startsOn !== null && startsOn !== before?.startsOn;
    if (begins && startsOn < (await this.organizations.today(ctx))) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/startsOn', message: 'is before today' }]);
  }
}
