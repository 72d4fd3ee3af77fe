import { Injectable } from '@nestjs/common';
import { dayWords } from '@holdfast/domain/dates/date-words';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { StatementCause } from '@holdfast/domain/statements/statement-consequences';
import type { Ctx } from '../../platform/context/ctx.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { ExchangeEvent } from '../requests/exchange.facts.js';
import type { Stating } from './statements.reader.js';

export type NotMadeCause = Exclude<StatementCause, 'exceptions'>;

/** What a mail says of it; never what the vendor wrote: that is read in the console. */
const WORDS: Record<NotMadeCause, string> = { not_stated: 'cannot make a statement', taken_back: 'says that a statement is true no longer' };

/** Tells whoever asked for a statement what became of it, in the transaction that hears of it. */
@Injectable()
export class StatementNews {
  constructor(private readonly organizations: OrganizationsReader, private readonly mail: Mail) {}

  made(ctx: Ctx, event: ExchangeEvent, stating: Stating, withExceptions: boolean): Promise<void> {
    return this.tell(ctx, event, stating, 'statement-made', { exceptionsWords: withExceptions ? 'with exceptions' : 'without exceptions' });
  }

  notMade(ctx: Ctx, event: ExchangeEvent, stating: Stating, cause: NotMadeCause, since: LocalDate | null): Promise<void> {
    return this.tell(ctx, event, stating, 'statement-not-made', { newsWords: WORDS[cause], sinceDate: since ? dayWords(since) : 'a day not said' });
  }

  private async tell(ctx: Ctx, { requestId, number, byName }: ExchangeEvent, { request }: Stating, kind: string, said: Readonly<Record<string, string>>): Promise<void> {
    const sender = await this.organizations.answerableFor(ctx, request.senderMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    await this.mail.plan(ctx, {
      key: `request.${requestId}.news.${number}`,
      kind,
      to: { email: sender.email, name: sender.name },
      replyTo: admin.email,
      variables: { ...said, vendorName: request.vendorName, requestTitle: request.title, byName, recipientName: sender.name, adminName: admin.name, adminEmail: admin.email, organizationName: request.requesterName },
      link: { path: `/console/${await this.organizations.slug(ctx)}/requests/${requestId}` },
      subject: { type: 'request', id: requestId },
    });
  }
}
