import { Injectable } from '@nestjs/common';
import { type Ctx, fromTx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../http/page.js';
import type { AttemptOutcome } from './message-attempt.entity.js';
import type { Message, MessageState } from './message.entity.js';

export interface Delivery extends Pick<Message,
  'id' | 'kind' | 'toEmail' | 'toName' | 'subjectType' | 'subjectId' | 'vendorId' | 'contactId' | 'state' | 'plannedAt' | 'notBefore' | 'attemptCount' | 'serverWords' | 'acceptedAt'> {
  readonly attempts: readonly { readonly number: number; readonly startedAt: string; readonly finishedAt: string | null; readonly outcome: AttemptOutcome | null; readonly serverWords: string | null }[];
}

export interface DeliveriesQuery {
  readonly state?: MessageState;
  /** Only what came back, was given up, or waits for another try. */
  readonly undelivered?: boolean;
  readonly subject?: { readonly type: string; readonly id: string };
  /** The `next` of the page before. */
  readonly before?: string;
  readonly limit: number;
}

const UNDELIVERED = `m.state in ('deferred', 'bounced', 'dead')`;

/** What became of each mail, for the Deliveries screen: newest first. */
@Injectable()
export class DeliveriesReader {
  constructor(private readonly uow: UnitOfWork) {}

  async undelivered(ctx: Ctx): Promise<number> {
    const [{ count }] = await this.uow.read<{ count: number }>(ctx, 'undelivered', `select count(*)::int as count from messages m where m.tenant_id = $1 and ${UNDELIVERED}`, [ctx.tenantId]);
    return count;
  }

  page(ctx: Ctx, { state, undelivered, subject, before, limit }: DeliveriesQuery): Promise<Page<Delivery>> {
    return this.uow.run(ctx, async ({ tenantId, tx }) => {
      const [at, id] = before === undefined ? [null, null] : decodeCursor(before, 2);
      const rows: (Delivery & { cursor: string })[] = await fromTx(tx!).query(`
        select m.id, m.kind, m.to_email as "toEmail", m.to_name as "toName", m.subject_type as "subjectType", m.subject_id as "subjectId",
          m.vendor_id as "vendorId", m.contact_id as "contactId", m.state, m.planned_at as "plannedAt", m.not_before as "notBefore",
          m.attempt_count as "attemptCount", m.server_words as "serverWords", m.accepted_at as "acceptedAt", m.planned_at::text as cursor,
          coalesce((select json_agg(json_build_object('number', a.number, 'startedAt', a.started_at, 'finishedAt', a.finished_at, 'outcome', a.outcome, 'serverWords', a.server_words) order by a.number)
            from message_attempts a where a.tenant_id = m.tenant_id and a.message_id = m.id), '[]') as attempts
        from messages m
        where m.tenant_id = $1 and ($2::text is null or m.state = $2) and ($3::timestamptz is null or (m.planned_at, m.id) < ($3, $4::uuid))
          and ($5::text is null or (m.subject_type = $5 and m.subject_id = $6)) ${undelivered ? `and ${UNDELIVERED}` : ''}
        order by m.planned_at desc, m.id desc limit $7`, [tenantId, state ?? null, at, id, subject?.type ?? null, subject?.id ?? null, limit + 1]);
      const page = pageOf(rows, limit, ({ cursor, id }) => [cursor, id]);
      return { ...page, items: page.items.map(({ cursor: _cursor, ...delivery }) => delivery) };
    });
  }
}
