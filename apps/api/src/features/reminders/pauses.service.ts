import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { Pause } from './pause.entity.js';
import { PausesRepository } from './pauses.repository.js';

const LONGEST_DAYS = 180;

/** Quiet about one vendor or request for a while. */
@Injectable()
export class PausesService {
  constructor(private readonly uow: UnitOfWork, private readonly pauses: PausesRepository, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter) {}

  async now(ctx: Ctx): Promise<Pause[]> {
    const today = await this.organizations.today(ctx);
    return this.uow.run(ctx, (ctx) => this.pauses.on(ctx, today));
  }

  async pause(ctx: Ctx, subjectType: Pause['subjectType'], subjectId: string, until: LocalDate, reason: string): Promise<void> {
    const today = await this.organizations.today(ctx);
    if (until <= today || until > addDays(today, LONGEST_DAYS)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/until', message: `is not within the next ${LONGEST_DAYS} days` }]);
    await this.uow.run(ctx, async (ctx) => {
      const known = subjectType === 'request' ? await this.deadlines.openOfMatters(ctx, 'request', [subjectId]) : await this.deadlines.ofVendor(ctx, subjectId);
      if (known.length === 0) throw new DomainError('not_found', 'Nothing is due there that could remind anybody');
      await this.pauses.set(ctx, { subjectType, subjectId, pausedUntil: until, reason, byMemberId: ctx.actor.memberId as string });
      await this.audit.record(ctx, 'reminders.paused', { subjectType, subjectId, vendorId: known[0].vendorId, detail: { until, reason } });
    });
  }

  async resume(ctx: Ctx, subjectType: Pause['subjectType'], subjectId: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      if (await this.pauses.remove(ctx, subjectType, subjectId)) await this.audit.record(ctx, 'reminders.resumed', { subjectType, subjectId });
    });
  }
}
