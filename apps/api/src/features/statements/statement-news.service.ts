import { Injectable } from '@nestjs/common';
import type { StatementCause } from '@holdfast/domain/statements/statement-consequences';
import type { Ctx } from '../../platform/context/ctx.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { ExchangeEvent } from '../requests/exchange.facts.js';
import type { Stating } from './statements.reader.js';

/** What a mail says of it; never what the vendor wrote: that is read in the console. */
const WORDS: Record<StatementCause, string> = { exceptions: 'makes a statement with exceptions', not_stated: 'cannot make a statement', taken_back: 'says that a statement is true no longer' };

/** Tells whoever asked for a statement that it does not stand whole, in the transaction that hears of it. */
@Injectable()
export class StatementNews {
  constructor(private readonly organizations: OrganizationsReader, private readonly mail: Mail) {}

  async tell(ctx: Ctx, { requestId, number, byName }: ExchangeEvent, { request }: Stating, cause: StatementCause): Promise<void> {
    const sender = await this.organizations.answerableFor(ctx, request.senderMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    await this.mail.plan(ctx, {
      key: `request.${requestId}.news.${number}`,
      kind: 'signature-news',
      to: { email: sender.email, name: sender.name },
      replyTo: admin.email,
      variables: { vendorName: request.vendorName, agreementTitle: request.title, newsWords: WORDS[cause], byName, recipientName: sender.name, adminName: admin.name, adminEmail: admin.email, organizationName: request.requesterName },
      link: { path: `/console/${await this.organizations.slug(ctx)}/requests/${requestId}` },
      subject: { type: 'request', id: requestId },
    });
  }
}
