import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { ExchangeEvent } from '../requests/exchange.facts.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';

/** What a mail says of a step; never what the vendor wrote: that is read in the console. */
const WORDS = { commented: 'commented on it', changes_requested: 'asks for changes', declined: 'declined to sign', signed: 'signed; you countersign next' } as const;
type Told = keyof typeof WORDS;

/** Tells whoever sent an agreement for signature what the vendor did with it: a mail for each step, when it is heard. */
@Injectable()
export class SigningNews implements OnModuleInit {
  constructor(private readonly reactions: ExchangeReactions, private readonly requests: RequestsReader, private readonly organizations: OrganizationsReader, private readonly mail: Mail) {}

  onModuleInit(): void {
    for (const kind of Object.keys(WORDS) as Told[]) this.reactions.when('requester', kind, (ctx, event) => this.tell(ctx, kind, event));
  }

  private async tell(ctx: Ctx, kind: Told, { requestId, number, byName }: ExchangeEvent): Promise<void> {
    const { request } = await this.requests.sentBy(ctx, requestId);
    if (request.kind !== 'signature') return;
    const sender = await this.organizations.answerableFor(ctx, request.senderMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    await this.mail.plan(ctx, {
      key: `request.${requestId}.news.${number}`,
      kind: 'signature-news',
      to: { email: sender.email, name: sender.name },
      replyTo: admin.email,
      variables: { vendorName: request.vendorName, agreementTitle: request.title, newsWords: WORDS[kind], byName, recipientName: sender.name, adminName: admin.name, adminEmail: admin.email, organizationName: request.requesterName },
      link: { path: `/console/${await this.organizations.slug(ctx)}/requests/${requestId}` },
      subject: { type: 'request', id: requestId },
    });
  }
}
