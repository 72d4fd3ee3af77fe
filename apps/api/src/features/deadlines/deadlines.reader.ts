import { Injectable } from '@nestjs/common';
import { addMonths, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Page } from '../../platform/http/page.js';
import { type DeadlineQuestion, DeadlinesViews, type MatterRow } from './deadlines.views.js';

/** What screens and calendars ask about what is due. */
@Injectable()
export class DeadlinesReader {
  constructor(private readonly views: DeadlinesViews) {}

  list(ctx: Ctx, question: DeadlineQuestion): Promise<Page<MatterRow>> {
    return this.views.list(ctx, question);
  }

  async calendar(ctx: Ctx, from: LocalDate, to: LocalDate, ownerMemberId?: string): Promise<MatterRow[]> {
    if (to < from) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/to', message: 'is before the first day' }]);
    if (to > addMonths(from, 12)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/to', message: 'is more than a year after the first day' }]);
    return this.views.calendar(ctx, from, to, ownerMemberId);
  }

  /** The same of any span. */
  between(ctx: Ctx, from: LocalDate, to: LocalDate, ownerMemberId?: string): Promise<MatterRow[]> {
    return this.views.calendar(ctx, from, to, ownerMemberId);
  }

  async one(ctx: Ctx, id: string): Promise<MatterRow> {
    const row = await this.views.one(ctx, id);
    if (!row) throw new DomainError('not_found', 'No such deadline');
    return row;
  }
}
