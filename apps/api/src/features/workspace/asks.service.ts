import { Injectable } from '@nestjs/common';
import { dayWords } from '@holdfast/domain/dates/date-words';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { RequestStepKind } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ExchangeService } from '../requests/exchange.service.js';
import { type Exchanged, RequestsReader } from '../requests/requests.reader.js';
import { DraftsRepository } from './drafts.repository.js';

const FARTHEST_DAYS = 730;

/** What a vendor says to who asks, beside its answers. Only who reaches the whole request speaks for the company. */
@Injectable()
export class AsksService {
  constructor(private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly drafts: DraftsRepository, private readonly exchange: ExchangeService, private readonly audit: AuditWriter) {}

  /** Proposes another day; a second proposal stands in place of the first. */
  moreTime(ctx: Ctx, requestId: string, dueOn: LocalDate, reason: string): Promise<void> {
    return this.step(ctx, requestId, 'more_time_asked', async (ctx, { request }) => {
      const today = await this.drafts.dayIn(ctx, request.zone);
      if (request.begunByVendor) throw new DomainError('rule_broken', 'You began this yourself: no day is due');
      if (dueOn <= request.dueOn) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: `is not after the day that is due, ${dayWords(request.dueOn)}` }]);
      if (dueOn < today) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: `is before today, ${dayWords(today)}` }]);
      if (dueOn > addDays(today, FARTHEST_DAYS)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: 'is more than two years ahead' }]);
      return { dueOn, reason };
    });
  }

  /** It will not be answered: the request ends, and what was drafted stays here. */
  decline(ctx: Ctx, requestId: string, reason: string): Promise<void> {
    return this.step(ctx, requestId, 'declined', () => Promise.resolve({ reason }));
  }

  /** Somebody else is the right person: she is named on it from now on, with a link of her own. */
  passOn(ctx: Ctx, requestId: string, name: string, email: string): Promise<void> {
    return this.step(ctx, requestId, 'passed_on', () => Promise.resolve({ name, email }));
  }

  /** Asks something about one question; both sides read it. */
  ask(ctx: Ctx, requestId: string, question: string, text: string): Promise<void> {
    return this.step(ctx, requestId, 'question_asked', async (ctx) => {
      const { questions } = await this.requests.questionnaire(ctx, requestId);
      if (!questions.some(({ id }) => id === question)) throw new DomainError('not_found', 'No such question');
      return { question, text };
    });
  }

  /** Opens the answers of what was submitted again; that submission stays as it is. */
  amend(ctx: Ctx, requestId: string): Promise<void> {
    return this.step(ctx, requestId, 'amending', () => Promise.resolve({}));
  }

  private step(ctx: Ctx, requestId: string, kind: RequestStepKind, payload: (ctx: Ctx, exchanged: Exchanged) => Promise<object>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.drafts.keepStill(ctx, requestId); // two at once would take the same number
      const exchanged = await this.requests.takenOnBy(ctx, requestId);
      await this.exchange.step(ctx, exchanged, 'vendor', kind, await payload(ctx, exchanged));
      await this.audit.record(ctx, `task.${kind}`, { subjectType: 'request', subjectId: requestId });
    });
  }
}
