import { Injectable } from '@nestjs/common';
import type { DeadlineFilter } from '@holdfast/contracts/deadlines';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Deadline, DeadlineDraft } from './deadline.entity.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesViews } from './deadlines.views.js';

/** Deadlines, kept true by the features whose facts they follow from. */
@Injectable()
export class DeadlinesService {
  constructor(private readonly uow: UnitOfWork, private readonly deadlines: DeadlinesRepository, private readonly views: DeadlinesViews) {}

  /** Says which deadlines follow from a matter now, in the transaction that changed its facts; the others are voided. */
  async follow(ctx: Ctx, matterType: string, matterId: string, drafts: readonly DeadlineDraft[]): Promise<void> {
    for (const draft of drafts) await this.deadlines.open(ctx, matterType, matterId, draft);
    await this.deadlines.voidOthers(ctx, matterType, matterId, drafts.map(({ kind, occurrence }) => `${kind} ${occurrence}`));
  }

  openOfMatters(ctx: Ctx, matterType: string, matterIds: readonly string[]): Promise<Deadline[]> {
    return this.uow.run(ctx, (ctx) => this.deadlines.openOfMatters(ctx, matterType, matterIds));
  }

  openUntil(ctx: Ctx, day: LocalDate): Promise<Deadline[]> {
    return this.deadlines.openUntil(ctx, day);
  }

  /** How many matters are overdue, and due soon. */
  counts(ctx: Ctx): Promise<Record<DeadlineFilter, number>> {
    return this.views.counts(ctx);
  }

  tenantsDueWithin(days: number): Promise<string[]> {
    return this.deadlines.tenantsDueWithin(days);
  }
}
