import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { OutgoingMail } from './mail-transport.js';
import { MailboxMail } from './mailbox-mail.entity.js';

@Injectable()
export class MailboxRepository extends TenantRepository<MailboxMail> {
  protected readonly entity = MailboxMail;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async insert(ctx: Ctx, { messageId, from, to, replyTo, subject, text, html, calendar, headers }: OutgoingMail): Promise<void> {
    const all = { From: `${from.name} <${from.address}>`, To: `${to.name} <${to.address}>`, 'Reply-To': replyTo, 'Message-ID': messageId, ...headers };
    await this.sql(ctx, 'insert into mailbox_mails (tenant_id, message_id, to_email, subject, text, html, headers, calendar) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [ctx.tenantId, messageId, to.address, subject, text, html, JSON.stringify(all), calendar ?? null]);
  }

  newest(ctx: Ctx, limit: number): Promise<MailboxMail[]> {
    return this.rows(ctx).find({ order: { deliveredAt: 'desc', id: 'desc' }, take: limit });
  }

  find(ctx: Ctx, id: string): Promise<MailboxMail | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  newestOfAll(limit: number): Promise<MailboxMail[]> {
    return this.uow.as('mailer', (manager) => manager.find(MailboxMail, { order: { deliveredAt: 'desc', id: 'desc' }, take: limit }));
  }
}
