import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { endOfLocalDay } from '@holdfast/domain/dates/zoned-instant';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type DeadlineSource, DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ReconcilesRepository } from './reconciles.repository.js';

const PAGE = 500;
const AGAIN_AFTER_MS = 600_000;

export interface Reconciled {
  readonly matters: number;
  /** Matters of which something had moved. */
  readonly moved: number;
  readonly failures: readonly string[];
}

/**
 * Once per organization and local day, every owner of deadlines says what follows from its facts, and what is stored is compared with it. A page is read
 * without a lock, so nobody who writes waits for it; only a matter that differs is brought up to date, by the very act that its own changes use.
 */
@Injectable()
export class ReconcileService {
  constructor(
    private readonly uow: UnitOfWork, private readonly sources: DeadlineSources, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader, private readonly reconciles: ReconcilesRepository, private readonly clock: Clock,
  ) {}

  tenants(): Promise<string[]> {
    return this.reconciles.tenants();
  }

  /** One matter that can not be brought up to date holds up no other; all is then looked at again in ten minutes. */
  async reconcile(ctx: Ctx): Promise<Reconciled> {
    const profile = await this.uow.run(ctx, (ctx) => this.organizations.profile(ctx)).catch(() => null);
    if (!profile) return { matters: 0, moved: 0, failures: [] }; // founded a moment ago, or for the portal alone
    const today = await this.organizations.today(ctx);
    const failures: string[] = [];
    let matters = 0;
    let moved = 0;
    for (const source of this.sources.all()) {
      const seen = await this.compare(ctx, source, today, failures).catch((error: Error) => {
        failures.push(`${source.matterType}: ${error.message}`);
        return { matters: 0, moved: 0 };
      });
      matters += seen.matters;
      moved += seen.moved;
    }
    const nextAt = new Date(failures.length > 0 ? (await this.clock.now()).getTime() + AGAIN_AFTER_MS : endOfLocalDay(today, profile.zone));
    await this.uow.run(ctx, (ctx) => this.reconciles.note(ctx, { nextAt, lookedDay: today, matters, moved }));
    return { matters, moved, failures };
  }

  private async compare(ctx: Ctx, source: DeadlineSource, today: LocalDate, failures: string[]): Promise<{ matters: number; moved: number }> {
    const { matterType } = source;
    const gone = new Set(await this.deadlines.openMatters(ctx, matterType));
    const attempt = (id: string, work: (ctx: Ctx) => Promise<void>) => this.uow.run(ctx, work).catch((error: Error) => failures.push(`${matterType} ${id}: ${error.message}`));
    let matters = 0;
    let moved = 0;
    for (let after: string | null = null; ; ) {
      const { page, drifted } = await this.uow.run(ctx, async (ctx) => {
        const page = await source.page(ctx, today, after, PAGE);
        return { page, drifted: await this.deadlines.drifted(ctx, matterType, page) };
      });
      for (const { matterId } of page) gone.delete(matterId);
      for (const id of drifted) await attempt(id, (ctx) => source.follow(ctx, id));
      matters += page.length;
      moved += drifted.length;
      after = page.at(-1)?.matterId ?? null;
      if (page.length < PAGE) break;
    }
    // Of matters that are no more, nothing is due.
    for (const id of gone) await attempt(id, (ctx) => this.deadlines.follow(ctx, matterType, id, []));
    return { matters, moved: moved + gone.size };
  }
}
