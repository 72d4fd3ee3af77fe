import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { deadlinesOfOccurrence } from '@holdfast/domain/schedules/deadlines-of-occurrence';
import type { Ctx } from '../../platform/context/ctx.js';
import { DeadlineSources, type MatterFacts } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Schedule } from './schedule.entity.js';
import type { ScheduleOccurrence } from './schedule-occurrence.entity.js';
import { ScheduleOccurrencesRepository } from './schedule-occurrences.repository.js';
import { SchedulesRepository } from './schedules.repository.js';

const MINUTES = '10';

/** What an occurrence asks of us: a look at the vendor, or somebody to write to. */
@Injectable()
export class OccurrenceDeadlines implements OnModuleInit {
  constructor(
    private readonly schedules: SchedulesRepository, private readonly occurrences: ScheduleOccurrencesRepository, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources,
    private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
  ) {}

  onModuleInit(): void {
    this.sources.add({ matterType: 'schedule_occurrence', reads: ['schedule_occurrences.occurs_on'], page: (ctx, _today, after, limit) => this.page(ctx, after, limit), follow: (ctx, id) => this.follow(ctx, id) });
  }

  private async page(ctx: Ctx, after: string | null, limit: number): Promise<MatterFacts[]> {
    const dueDays = new Map((await this.schedules.all(ctx)).map((schedule) => [schedule.id, schedule.dueDays]));
    return (await this.occurrences.page(ctx, after, limit)).map(({ id, scheduleId, outcome, occursOn }) => ({ matterId: id, facts: deadlinesOfOccurrence({ outcome, occursOn, dueDays: dueDays.get(scheduleId) ?? 0 }) }));
  }

  /** In the transaction of `ctx`, which changed the occurrence. */
  async follow(ctx: Ctx, occurrenceId: string): Promise<void> {
    const { outcome, occursOn, vendorId, scheduleId } = (await this.occurrences.find(ctx, occurrenceId)) as ScheduleOccurrence;
    const { title, dueDays } = (await this.schedules.find(ctx, scheduleId)) as Schedule;
    const { legalName, ownerMemberId } = await this.vendors.existing(ctx, vendorId);
    const owner = await this.organizations.answerableFor(ctx, ownerMemberId);
    const { name: organizationName, zone } = await this.organizations.profile(ctx);
    await this.deadlines.follow(ctx, 'schedule_occurrence', occurrenceId, deadlinesOfOccurrence({ outcome, occursOn, dueDays }).map(({ kind, occurrence, basis, dueOn, reasons }) => ({
      vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId: owner.id, link: kind === 'review_due' ? `/schedules/${scheduleId}` : `/vendors/${vendorId}`,
      title: kind === 'review_due' ? title : `Nobody to write to for “${title}”`,
      mail: { kind: 'policy-review-date', variables: { subjectTitle: kind === 'review_due' ? legalName : `A contact of ${legalName}`, reviewDate: dayWords(dueOn), zone: zoneWords(zone), policyName: title, minutes: MINUTES, organizationName } },
    })), { others: 'met' });
  }
}
