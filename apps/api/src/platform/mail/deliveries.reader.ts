import { Injectable } from '@nestjs/common';
import { type Ctx, fromTx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../http/page.js';
import type { AttemptOutcome } from './message-attempt.entity.js';
import type { MailReport } from './message-report.entity.js';
import type { Message, MessageState } from './message.entity.js';

/** One of a message's tries. */
export interface DeliveryAttempt {
  readonly number: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outcome: AttemptOutcome | null;
  readonly serverWords: string | null;
}

/** What was said of it later, by a mail that came back. */
export interface DeliveryReport {
  readonly receivedAt: string;
  readonly report: MailReport;
  readonly status: string | null;
  readonly words: string;
}

export interface Delivery extends Pick<Message,
  'id' | 'kind' | 'toEmail' | 'toName' | 'subjectType' | 'subjectId' | 'vendorId' | 'contactId' | 'state' | 'plannedAt' | 'notBefore' | 'attemptCount' | 'serverWords' | 'acceptedAt' | 'replacedBy'> {
  /** A code is asked for anew, not sent again. */
  readonly holdsCode: boolean;
  readonly attempts: readonly DeliveryAttempt[];
  readonly reports: readonly DeliveryReport[];
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

const UNDELIVERED = `m.state in ('deferred', 'bounced', 'dead') and m.replaced_by is null`;
const DELIVERY = `
  m.id, m.kind, m.to_email as "toEmail", m.to_name as "toName", m.subject_type as "subjectType", m.subject_id as "subjectId",
  m.vendor_id as "vendorId", m.contact_id as "contactId", m.state, m.planned_at as "plannedAt", m.not_before as "notBefore",
  m.attempt_count as "attemptCount", m.server_words as "serverWords", m.accepted_at as "acceptedAt", m.replaced_by as "replacedBy", m.secret is not null as "holdsCode",
  coalesce((select json_agg(json_build_object('number', a.number, 'startedAt', a.started_at, 'finishedAt', a.finished_at, 'outcome', a.outcome, 'serverWords', a.server_words) order by a.number)
    from message_attempts a where a.tenant_id = m.tenant_id and a.message_id = m.id), '[]') as attempts,
  coalesce((select json_agg(json_build_object('receivedAt', r.received_at, 'report', r.report, 'status', r.status, 'words', r.words) order by r.received_at, r.id)
    from message_reports r where r.tenant_id = m.tenant_id and r.message_id = m.id), '[]') as reports`;

/** What became of each mail, for the Deliveries screen: newest first. */
@Injectable()
export class DeliveriesReader {
  constructor(private readonly uow: UnitOfWork) {}

  async undelivered(ctx: Ctx): Promise<number> {
    const [{ count }] = await this.uow.read<{ count: number }>(ctx, 'undelivered', `select count(*)::int as count from messages m where m.tenant_id = $1 and ${UNDELIVERED}`, [ctx.tenantId]);
    return count;
  }

  async find(ctx: Ctx, id: string): Promise<Delivery | null> {
    const rows = await this.uow.read<Delivery>(ctx, 'delivery', `select ${DELIVERY} from messages m where m.tenant_id = $1 and m.id = $2`, [ctx.tenantId, id]);
    return rows[0] ?? null;
  }

  /** Which of these contacts a mail server has taken mail for, at the address they have. */
  async reached(ctx: Ctx, contacts: readonly { readonly id: string; readonly email: string }[]): Promise<ReadonlySet<string>> {
    if (contacts.length === 0) return new Set();
    const rows = await this.uow.read<{ id: string }>(ctx, 'contacts-reached', `
      select c.id from unnest($2::uuid[], $3::text[]) as c(id, email)
      where exists (select from messages m where m.tenant_id = $1 and m.contact_id = c.id and lower(m.to_email) = lower(c.email) and m.state = 'accepted')`,
    [ctx.tenantId, contacts.map(({ id }) => id), contacts.map(({ email }) => email)]);
    return new Set(rows.map(({ id }) => id));
  }

  page(ctx: Ctx, { state, undelivered, subject, before, limit }: DeliveriesQuery): Promise<Page<Delivery>> {
    return this.uow.run(ctx, async ({ tenantId, tx }) => {
      const [at, id] = before === undefined ? [null, null] : decodeCursor(before, 2);
      const rows: (Delivery & { cursor: string })[] = await fromTx(tx!).query(`
        select ${DELIVERY}, m.planned_at::text as cursor
        from messages m
        where m.tenant_id = $1 and ($2::text is null or m.state = $2) and ($3::timestamptz is null or (m.planned_at, m.id) < ($3, $4::uuid))
          and ($5::text is null or (m.subject_type = $5 and m.subject_id = $6)) ${undelivered ? `and ${UNDELIVERED}` : ''}
        order by m.planned_at desc, m.id desc limit $7`, [tenantId, state ?? null, at, id, subject?.type ?? null, subject?.id ?? null, limit + 1]);
      const page = pageOf(rows, limit, ({ cursor, id }) => [cursor, id]);
      return { ...page, items: page.items.map(({ cursor: _cursor, ...delivery }) => delivery) };
    });
  }
}
