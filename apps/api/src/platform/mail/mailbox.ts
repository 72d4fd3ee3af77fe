import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import { type Ctx, systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailTransport, type OutgoingMail } from './mail-transport.js';
import type { MailboxMail } from './mailbox-mail.entity.js';
import { MailboxRepository } from './mailbox.repository.js';

/** Where mail lands while no SMTP server is named: so that Holdfast can be tried, and tested, without one. */
@Injectable()
export class Mailbox extends MailTransport {
  constructor(private readonly uow: UnitOfWork, private readonly mails: MailboxRepository) {
    super();
  }

  async send(mail: OutgoingMail): Promise<{ serverWords: string }> {
    await this.uow.run(systemCtx(mail.tenantId), (ctx) => this.mails.insert(ctx, mail));
    return { serverWords: '250 In the built-in mailbox' };
  }

  /** One organization's, newest first. */
  list(ctx: Ctx, limit: number): Promise<MailboxMail[]> {
    return this.uow.run(ctx, (ctx) => this.mails.newest(ctx, limit));
  }

  get(ctx: Ctx, id: string): Promise<MailboxMail | null> {
    return this.uow.run(ctx, (ctx) => this.mails.find(ctx, id));
  }

  /** Everybody's, newest first, for the page of a machine on which Holdfast is tried. Production has no such page. */
  async newestOfAll(limit: number): Promise<MailboxMail[]> {
    if (config().production) throw new Error('In production nobody reads everybody\'s mail');
    return this.mails.newestOfAll(limit);
  }
}
