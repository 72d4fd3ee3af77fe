import { Injectable } from '@nestjs/common';
import { addMonths, type LocalDate } from '@holdfast/domain/dates/local-date';
import { awaitsVendor } from '@holdfast/domain/requests/request-steps';
import { ASKABLE_STATEMENTS, statementOn } from '@holdfast/domain/statements/shipped-statements';
import type { FrozenStatement } from '@holdfast/domain/statements/statement';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { AskedStatementsRepository, MadeStatementsRepository } from './statements.repository.js';

/** What a person, a campaign or a schedule says when it asks for a statement. */
export interface AskStatement {
  readonly statementId: string;
  readonly contactId: string;
  readonly dueOn: LocalDate;
  readonly about?: string;
  readonly purpose?: string;
  /** In whose name it goes out; absent: who asks. */
  readonly senderMemberId?: string | null;
}

/** A statement that can be asked for, in its words of today. */
export interface OfferedStatement {
  readonly statement: FrozenStatement;
  /** False: of a rule that is only proposed. */
  readonly on: boolean;
}

/** Statements that an organization asks of its vendors. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly asked: AskedStatementsRepository, private readonly made: MadeStatementsRepository, private readonly requests: RequestsService, private readonly reader: RequestsReader,
    private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  async offered(ctx: Ctx): Promise<OfferedStatement[]> {
    const today = await this.organizations.today(ctx);
    return ASKABLE_STATEMENTS.flatMap(({ id, on }) => [statementOn(id, today)].flatMap((statement) => (statement ? [{ statement, on }] : [])));
  }

  /** The one with this id in its words of today, or `not_found`. */
  async offeredOne(ctx: Ctx, id: string): Promise<FrozenStatement> {
    const found = (await this.offered(ctx)).find(({ statement }) => statement.id === id);
    if (!found) throw new DomainError('not_found', 'No such statement', [{ pointer: '/statementId', message: 'names no statement that can be asked for' }]);
    return found.statement;
  }

  /** Asks one vendor; its words are frozen into the request. What still waits for an answer is not asked twice. Says the request's id. */
  ask(ctx: Ctx, vendorId: string, { statementId, ...ask }: AskStatement): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const statement = await this.offeredOne(ctx, statementId);
      await this.uow.takeTurns(ctx, `statement ${statementId} of ${vendorId}`); // a second press finds it asked
      if (await this.isOpen(ctx, statementId, vendorId)) throw new DomainError('rule_broken', 'It was asked for this already and has not answered yet');
      const requestId = await this.requests.sendStatement(ctx, vendorId, { ...ask, title: statement.title });
      await this.asked.insert(ctx, { requestId, statementId, version: statement.version, sha256: sha256Of(statement.text), statement, periodFrom: await this.periodFrom(ctx, statement, vendorId) });
      await this.audit.record(ctx, 'statement.asked', { subjectType: 'request', subjectId: requestId, vendorId, detail: { statement: statementId, version: statement.version } });
      return requestId;
    });
  }

  private async isOpen(ctx: Ctx, statementId: string, vendorId: string): Promise<boolean> {
    const waiting = (await this.reader.sentTo(ctx, vendorId)).filter(({ request, status }) => request.kind === 'statement' && awaitsVendor(status));
    return (await this.asked.asking(ctx, statementId, waiting.map(({ request }) => request.id))).length > 0;
  }

  /** The time since the last one, else the months before. */
  private async periodFrom(ctx: Ctx, { id, variables, period: { months } }: FrozenStatement, vendorId: string): Promise<LocalDate | null> {
    if (months === null || !variables.some(({ name }) => name === 'periodFrom')) return null;
    return (await this.made.lastMade(ctx, id, vendorId)).get(vendorId) ?? addMonths(await this.organizations.today(ctx), -months);
  }
}
