import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type MailReport, MessageReport } from './message-report.entity.js';

@Injectable()
export class BouncesRepository extends TenantRepository<MessageReport> {
  protected readonly entity = MessageReport;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Whose message it is that a returned mail names. */
  async messageOf(messageIds: readonly string[], envelopeId: string | null): Promise<{ readonly tenantId: string; readonly id: string } | null> {
    const rows: { tenantId: string; id: string }[] = await this.uow.as('mailer', (manager) =>
      manager.query('select tenant_id as "tenantId", id from messages where message_id_header = any($1) or id = $2::uuid limit 1', [messageIds, envelopeId]));
    return rows[0] ?? null;
  }

  /** Keeps what was reported; false when it is known. */
  async keep(ctx: Ctx, messageId: string, { report, status, words }: { readonly report: MailReport; readonly status: string | null; readonly words: string }): Promise<boolean> {
    const digest = createHash('sha256').update(JSON.stringify([report, status, words])).digest('hex');
    const rows = await this.sql(ctx, `
      insert into message_reports (tenant_id, message_id, report, status, words, digest) values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, message_id, digest) do nothing returning id`,
    [ctx.tenantId, messageId, report, status, words, digest]);
    return rows.length > 0;
  }

  /** A message that left has come back. One that somebody plans to send again, or replaced, stays as it is. */
  async comeBack(ctx: Ctx, messageId: string, state: 'bounced' | 'dead', words: string): Promise<boolean> {
    const [rows] = (await this.sql<unknown>(ctx, `
      update messages set state = $3, server_words = $4, lease = null, leased_until = null
      where tenant_id = $1 and id = $2 and state in ('accepted', 'sending', 'deferred') and replaced_by is null returning id`, [ctx.tenantId, messageId, state, words])) as [unknown[], number];
    return rows.length > 0;
  }
}
