import { Injectable } from '@nestjs/common';
import { can } from '@holdfast/contracts/permissions';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { rowsOf } from '@holdfast/domain/questionnaires/table-answer';
import type { StatementValues } from '@holdfast/domain/statements/statement-text';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Submission } from '../requests/exchange.facts.js';
import { type Exchanged, RequestsReader } from '../requests/requests.reader.js';
import type { AskedStatement } from './asked-statement.entity.js';
import type { MadeStatement } from './made-statement.entity.js';
import { AskedStatementsRepository, MadeStatementsRepository, StatementPapersRepository } from './statements.repository.js';
import type { StatementPaper } from './statement-paper.entity.js';

const LIST = 'SUB-02';

/** A statement that was asked for, and how far it has come. */
export interface Stating extends Exchanged {
  readonly asked: AskedStatement;
  readonly made: MadeStatement | null;
  /** With who made it, and on which day. */
  readonly submission: Submission | null;
  readonly paper: StatementPaper | null;
  /** The requester's day: a statement is made as of it. */
  readonly today: LocalDate;
  /** Whether the role of who reads it may make it, and say that it is not true. */
  readonly mayState: boolean;
  /** Whether it may pass it on. */
  readonly mayPassOn: boolean;
}

/** What either side may see of a statement. */
@Injectable()
export class StatementsReader {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly asked: AskedStatementsRepository, private readonly made: MadeStatementsRepository,
    private readonly papers: StatementPapersRepository, private readonly clock: Clock,
  ) {}

  /** One that the organization of `ctx` asked for, or `not_found`. */
  askedBy(ctx: Ctx, requestId: string): Promise<Stating> {
    return this.uow.run(ctx, async (ctx) => this.of(ctx, await this.requests.sentBy(ctx, requestId)));
  }

  /** One that came to the organization of `ctx`, or `not_found`. */
  received(ctx: Ctx, requestId: string): Promise<Stating> {
    return this.uow.run(ctx, async (ctx) => this.of(ctx, await this.requests.takenOnBy(ctx, requestId)));
  }

  /** The last day on which each vendor made this statement; of one vendor, or of all. */
  lastMade(ctx: Ctx, statementId: string, vendorId: string | null): Promise<ReadonlyMap<string, LocalDate>> {
    return this.uow.run(ctx, (ctx) => this.made.lastMade(ctx, statementId, vendorId));
  }

  /** What the vendor told this requester before and need not look up again: its latest list of subcontractors. */
  toldBefore(ctx: Ctx, { request }: Stating): Promise<StatementValues> {
    return this.uow.run(ctx, async (ctx): Promise<StatementValues> => {
      const lists = (await this.requests.allTakenOnBy(ctx)).filter((other) => other.request.kind === 'subcontractors' && other.request.tenantId === request.tenantId && other.request.vendorId === request.vendorId);
      for (const { request: { id } } of lists) {
        const last = (await this.requests.submissions(ctx, id)).at(-1);
        if (last) return { listDate: last.submittedOn, count: String(rowsOf(last.content.answers[LIST]?.value).length) };
      }
      return {};
    });
  }

  private async of(ctx: Ctx, exchanged: Exchanged): Promise<Stating> {
    const { id, kind, zone } = exchanged.request;
    const asked = await this.asked.ofRequest(ctx, id);
    if (kind !== 'statement' || !asked) throw new DomainError('not_found', 'This request asks for no statement');
    const made = await this.made.ofRequest(ctx, id);
    return {
      ...exchanged, asked, made, paper: await this.papers.ofRequest(ctx, id), today: localDateAt((await this.clock.now(ctx)).getTime(), zone),
      mayState: can(ctx.actor.role, 'task:submit'), mayPassOn: can(ctx.actor.role, 'task:answer'),
      submission: made ? await this.requests.submission(ctx, id, made.submissionNumber) : null,
    };
  }
}
