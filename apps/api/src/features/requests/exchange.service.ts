import { Injectable } from '@nestjs/common';
import { type ExchangeSide, mayStep, type RequestStepKind } from '@holdfast/domain/requests/request-steps';
import { REQUEST_STATUS_LABELS } from '@holdfast/contracts/requests';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { NewSubmission, SubmissionFile } from './exchange.facts.js';
import { ExchangeRepository, type Unheard } from './exchange.repository.js';
import { ExchangeReactions } from './exchange-reactions.facts.js';
import { reactToExchange } from './requests.jobs.js';
import type { Exchanged } from './requests.reader.js';

const AT_ONCE = 100;

/**
 * The door between two organizations. A transaction writes its own side's step and promises a wake-up; the other side hears of
 * it in a transaction of its own, once.
 */
@Injectable()
export class ExchangeService {
  constructor(private readonly uow: UnitOfWork, private readonly exchange: ExchangeRepository, private readonly reactions: ExchangeReactions, private readonly jobs: Jobs) {}

  /** Takes a step in the transaction of `ctx`. Throws `rule_broken` when it is not the moment, `conflict` when somebody was faster. */
  async step(ctx: Ctx, { request, events, status }: Exchanged, side: ExchangeSide, kind: RequestStepKind, payload: object = {}): Promise<void> {
    if (!mayStep(status, kind, side, request.kind)) throw new DomainError('rule_broken', `This request is in the state “${REQUEST_STATUS_LABELS[status]}”, so this cannot be done now`);
    await this.append(ctx, request.tenantId, request.id, (events.at(-1)?.number ?? 0) + 1, side, kind, payload);
  }

  /** The first step, in the transaction that makes the request. */
  open(ctx: Ctx, requestId: string, payload: object): Promise<void> {
    return this.append(ctx, ctx.tenantId, requestId, 1, 'requester', 'sent', payload);
  }

  /** The first and only step of what staff recorded: nobody at the vendor is asked, and nobody there sees it. */
  async record(ctx: Ctx, requestId: string, submission: NewSubmission): Promise<void> {
    await this.exchange.insertSubmission(ctx, ctx.tenantId, requestId, submission);
    await this.append(ctx, ctx.tenantId, requestId, 1, 'requester', 'recorded', { submissionNumber: submission.number, sha256: submission.sha256 });
  }

  /** Hands over a submission; its number is taken once, however often the button was pressed. */
  async submit(ctx: Ctx, exchanged: Exchanged, submission: NewSubmission, files: readonly Omit<SubmissionFile, 'id'>[]): Promise<void> {
    const { tenantId, id } = exchanged.request;
    if (!(await this.exchange.insertSubmission(ctx, tenantId, id, submission))) throw new DomainError('conflict', 'This was submitted already. Load the page again to see it');
    await this.exchange.insertSubmissionFiles(ctx, tenantId, id, files);
    await this.step(ctx, exchanged, 'vendor', 'submitted', { submissionNumber: submission.number, sha256: submission.sha256 });
  }

  /** Hands over a statement: a submission like any other, and nobody sends it back. */
  async state(ctx: Ctx, exchanged: Exchanged, submission: NewSubmission, withExceptions: boolean): Promise<void> {
    const { tenantId, id } = exchanged.request;
    if (!(await this.exchange.insertSubmission(ctx, tenantId, id, submission))) throw new DomainError('conflict', 'This was stated already. Load the page again to see it');
    await this.step(ctx, exchanged, 'vendor', 'stated', { submissionNumber: submission.number, sha256: submission.sha256, withExceptions });
  }

  /** Lets every side hear what it has not heard yet, of the last hours or of any age. What `hear` fails at waits for the next round and holds up nobody. */
  async letHear(lastHours: number | null, hear: (unheard: Unheard) => Promise<void>): Promise<void> {
    let page: Unheard[] = [];
    do {
      page = await this.exchange.unheard(lastHours, page.at(-1)?.eventId ?? null, AT_ONCE);
      for (const unheard of page) await hear(unheard);
    } while (page.length === AT_ONCE);
  }

  /** One side hears of one event: the receipt and all that follows from it are one transaction. */
  hear(ctx: Ctx, { eventId, side }: Unheard): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const event = await this.exchange.event(ctx, eventId);
      if (event && (await this.exchange.hear(ctx, event, side))) await this.reactions.to(ctx, event, side);
    });
  }

  private async append(ctx: Ctx, requester: string, requestId: string, number: number, side: ExchangeSide, kind: RequestStepKind, payload: object): Promise<void> {
    const event = { requestId, number, side, kind, payload: payload as Record<string, unknown>, byName: ctx.actor.name };
    if (!(await this.exchange.append(ctx, requester, event))) throw new DomainError('conflict', 'The other side was faster. Load the page again to see what changed');
    await this.jobs.enqueue(ctx, reactToExchange, {});
  }
}
