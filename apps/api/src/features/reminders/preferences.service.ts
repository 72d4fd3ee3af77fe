import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { type PreferenceSettings, PreferencesRepository } from './preferences.repository.js';

/** Early enough to be read before the day's work. */
export const USUAL_PREFERENCE: PreferenceSettings = { digestAt: '07:30', atOnce: [] };

/** Each person's own hour, and what she wants at once. What a law or a contract dates reaches her whatever she chooses. */
@Injectable()
export class PreferencesService {
  constructor(private readonly uow: UnitOfWork, private readonly preferences: PreferencesRepository, private readonly deadlines: DeadlinesService, private readonly audit: AuditWriter) {}

  mine(ctx: Ctx): Promise<PreferenceSettings> {
    return this.uow.run(ctx, async (ctx) => (await this.preferences.ofMember(ctx, ctx.actor.memberId as string)) ?? USUAL_PREFERENCE);
  }

  /** Member id → what she chose; who is not in it has the usual. */
  all(ctx: Ctx): Promise<ReadonlyMap<string, PreferenceSettings>> {
    return this.uow.run(ctx, async (ctx) => new Map((await this.preferences.all(ctx)).map((preference) => [preference.memberId, preference])));
  }

  async setMine(ctx: Ctx, settings: PreferenceSettings): Promise<void> {
    const memberId = ctx.actor.memberId as string;
    await this.uow.run(ctx, async (ctx) => {
      await this.preferences.set(ctx, memberId, settings);
      await this.deadlines.lookAgain(ctx, { memberId });
      await this.audit.record(ctx, 'reminder_preference.set', { subjectType: 'member', subjectId: memberId, detail: { ...settings } });
    });
  }
}
