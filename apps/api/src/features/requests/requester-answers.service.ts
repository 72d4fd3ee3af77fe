import { Injectable, type OnModuleInit } from '@nestjs/common';
import { openProposal } from '@holdfast/domain/requests/asks';
import type { RequestStepKind } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { ExchangeEvent } from './exchange.facts.js';
import { ExchangeReactions } from './exchange-reactions.facts.js';
import { ExchangeService } from './exchange.service.js';
import { RequestLetters } from './request-letters.js';
import { RequestsReader } from './requests.reader.js';

/** What a mail says of it; never what the vendor wrote: that is read in the console. */
const NEWS: Partial<Record<RequestStepKind, string>> = {
  more_time_asked: 'asks for more time', question_asked: 'asks about a question', declined: 'declines a request', passed_on: 'passed a request on', amending: 'amends what it submitted',
};
/** Signatures and statements tell of these in mails of their own. */
const TOLD_ELSEWHERE = ['signature', 'statement'];

/** What a vendor asks of its requester, and the requester's answer. */
@Injectable()
export class RequesterAnswersService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: RequestsReader, private readonly exchange: ExchangeService, private readonly reactions: ExchangeReactions, private readonly letters: RequestLetters,
    private readonly organizations: OrganizationsReader, private readonly mail: Mail, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    for (const kind of Object.keys(NEWS) as (keyof typeof NEWS)[]) this.reactions.when('requester', kind, (ctx, event) => this.tell(ctx, event, NEWS[kind] ?? ''));
    for (const kind of ['more_time_asked', 'question_asked', 'amending'] as const) {
      this.reactions.when('requester', kind, async (ctx, { requestId, byName, payload }) => {
        const { request } = await this.reader.sentBy(ctx, requestId);
        await this.audit.record(ctx, `request.${kind}`, { subjectType: 'request', subjectId: requestId, vendorId: request.vendorId, detail: { by: byName, ...(payload.dueOn !== undefined && { dueOn: payload.dueOn }), ...(payload.question !== undefined && { question: payload.question }) } });
      });
    }
    for (const kind of ['more_time_refused', 'question_answered'] as const) {
      this.reactions.when('vendor', kind, (ctx, { requestId }) => this.audit.record(ctx, `task.${kind}`, { subjectType: 'request', subjectId: requestId }));
    }
  }

  /** The day stays; the vendor reads why. */
  refuseMoreTime(ctx: Ctx, id: string, message: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const found = await this.reader.sentBy(ctx, id);
      if (!openProposal(found.events)) throw new DomainError('rule_broken', 'Nobody asks for more time now');
      await this.exchange.step(ctx, found, 'requester', 'more_time_refused', { message });
      await this.letters.send(ctx, found.request, { kind: 'requester-answered', key: `answered.${found.events.length + 1}`, variables: { replyWords: 'keeps the due day' } });
      await this.audit.record(ctx, 'request.more_time_refused', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId });
    });
  }

  /** Answers what the vendor asked about one question. */
  answer(ctx: Ctx, id: string, question: string, text: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const found = await this.reader.sentBy(ctx, id);
      if (!found.events.some(({ kind, payload }) => kind === 'question_asked' && payload.question === question)) throw new DomainError('not_found', 'Nothing was asked about this question');
      await this.exchange.step(ctx, found, 'requester', 'question_answered', { question, text });
      await this.letters.send(ctx, found.request, { kind: 'requester-answered', key: `answered.${found.events.length + 1}`, variables: { replyWords: 'answered your question' } });
      await this.audit.record(ctx, 'request.question_answered', { subjectType: 'request', subjectId: id, vendorId: found.request.vendorId, detail: { question } });
    });
  }

  private async tell(ctx: Ctx, { requestId, number, byName }: ExchangeEvent, newsWords: string): Promise<void> {
    const { request } = await this.reader.sentBy(ctx, requestId);
    if (TOLD_ELSEWHERE.includes(request.kind)) return;
    const sender = await this.organizations.answerableFor(ctx, request.senderMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    await this.mail.plan(ctx, {
      key: `request.${requestId}.asks.${number}`, kind: 'vendor-asks', to: { email: sender.email, name: sender.name }, replyTo: admin.email,
      variables: { newsWords, vendorName: request.vendorName, requestTitle: request.title, byName, recipientName: sender.name, adminName: admin.name, adminEmail: admin.email, organizationName: request.requesterName },
      link: { path: `/console/${await this.organizations.slug(ctx)}/requests/${requestId}` }, subject: { type: 'request', id: requestId },
    });
  }
}
