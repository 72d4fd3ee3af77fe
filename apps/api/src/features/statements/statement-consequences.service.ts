import { Injectable, type OnModuleInit } from '@nestjs/common';
import { plainDay } from '@holdfast/domain/dates/date-words';
import { isLocalDate, type LocalDate } from '@holdfast/domain/dates/local-date';
import { companiesNamedIn, type StatementCause, unsettlesAssurance, weaknessesOf } from '@holdfast/domain/statements/statement-consequences';
import type { Ctx } from '../../platform/context/ctx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { ExchangeEvent } from '../requests/exchange.facts.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { type NotMadeCause, StatementNews } from './statement-news.service.js';
import { type Stating, StatementsReader } from './statements.reader.js';
import { printStatement } from './statements.jobs.js';

/** What the vendor said that keeps a statement from standing whole. */
interface Reservation {
  readonly cause: StatementCause;
  readonly words: string;
  readonly since: LocalDate | null;
  readonly submissionNumber: number;
}

/** On the requester's side: what opens when a statement is made with exceptions, cannot be made, or is true no longer. */
@Injectable()
export class StatementConsequences implements OnModuleInit {
  constructor(
    private readonly reactions: ExchangeReactions, private readonly requests: RequestsReader, private readonly statements: StatementsReader, private readonly findings: FindingsService, private readonly engagements: EngagementsService,
    private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly news: StatementNews, private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'stated', (ctx, event) => this.stated(ctx, event));
    this.reactions.when('requester', 'declined', (ctx, event) => this.reserved(ctx, event, 'not_stated'));
    this.reactions.when('requester', 'taken_back', (ctx, event) => this.reserved(ctx, event, 'taken_back'));
  }

  private async stated(ctx: Ctx, event: ExchangeEvent): Promise<void> {
    const stating = await this.statements.askedBy(ctx, event.requestId);
    await this.jobs.enqueue(ctx, printStatement, { requestId: event.requestId });
    const { made, submission } = stating;
    if (!made || !submission) return;
    await this.news.made(ctx, event, stating, made.exceptions !== null);
    if (made.exceptions === null) return;
    await this.open(ctx, stating, { cause: 'exceptions', words: made.exceptions, since: submission.submittedOn, submissionNumber: made.submissionNumber });
  }

  private async reserved(ctx: Ctx, event: ExchangeEvent, cause: NotMadeCause): Promise<void> {
    if ((await this.requests.sentBy(ctx, event.requestId)).request.kind !== 'statement') return;
    const { reason, since, submissionNumber } = event.payload;
    const [stating, sinceOn] = [await this.statements.askedBy(ctx, event.requestId), isLocalDate(since) ? since : null];
    await this.open(ctx, stating, { cause, words: String(reason ?? ''), since: sinceOn, submissionNumber: Number(submissionNumber ?? 0) });
    await this.news.notMade(ctx, event, stating, cause, sinceOn);
  }

  private async open(ctx: Ctx, stating: Stating, reservation: Reservation): Promise<void> {
    const { request, asked: { statement, statementId } } = stating;
    const { cause, words, since, submissionNumber } = reservation;
    const unsettled = unsettlesAssurance(statement) ? await this.unsettle(ctx, stating, reservation) : [];
    const owner = await this.organizations.answerableFor(ctx, request.senderMemberId);
    for (const weakness of weaknessesOf(statement, await this.organizations.today(ctx))) {
      await this.findings.open(ctx, {
        ...weakness, vendorId: request.vendorId, engagementId: unsettled[0] ?? null, detail: words, sinceOn: since, cause, statementId, requestId: request.id, submissionNumber, ownerMemberId: owner.id,
      });
    }
  }

  /** Of the vendor's subcontractors whom the words name: what was attested is unknown from that day. Says whose engagements. */
  private async unsettle(ctx: Ctx, { request: { vendorId, vendorName }, today }: Stating, { words, since }: Reservation): Promise<string[]> {
    const below = (await this.engagements.listOfVendor(ctx, vendorId)).filter(({ customerVendorId, supplierVendorId }) => customerVendorId === vendorId && supplierVendorId !== null);
    const names = await this.vendors.namesOf(ctx, below.flatMap(({ supplierVendorId }) => supplierVendorId ?? []));
    const named = companiesNamedIn(words, below.map((engagement) => ({ engagement, name: names.get(engagement.supplierVendorId ?? '') ?? '' })));
    for (const { engagement } of named) {
      if (engagement.assurance !== 'attested') continue;
      await this.engagements.edit(ctx, engagement.id, engagement.version, { assurance: 'unknown', assuranceOn: since ?? today, assuranceSource: `${vendorName} said on ${plainDay(today)} that it holds no longer` });
    }
    return named.map(({ engagement }) => engagement.id);
  }
}
