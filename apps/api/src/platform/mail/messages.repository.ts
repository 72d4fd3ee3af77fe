import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { MailPlan } from './mail-plan.js';
import type { AttemptOutcome } from './message-attempt.entity.js';
import { Message } from './message.entity.js';

const LEASE = '60 seconds';
const GIVE_UP_AFTER = '72 hours';
/** A message that ended its worker this often is not tried again by itself. */
const CRASHES = 5;

export interface Attempt {
  readonly messageId: string;
  readonly lease: string;
  readonly number: number;
}

@Injectable()
export class MessagesRepository extends TenantRepository<Message> {
  protected readonly entity = Message;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** The new message's id; null when the key is taken. */
  async plan(ctx: Ctx, { key, kind, to, replyTo, variables, link, secret, subject, notBefore, messageIdHeader }: MailPlan & { messageIdHeader: string }): Promise<string | null> {
    const [row] = await this.sql<{ id: string }>(ctx, `
      insert into messages (tenant_id, key, kind, to_email, to_name, reply_to, variables, link, secret, subject_type, subject_id, vendor_id, contact_id, message_id_header, not_before, give_up_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, due.at, due.at + interval '${GIVE_UP_AFTER}'
      from (select coalesce($15::timestamptz, holdfast_now()) as at) due
      on conflict (tenant_id, key) do nothing returning id`,
    [ctx.tenantId, key, kind, to.email, to.name, replyTo ?? null, JSON.stringify(variables), json(link), json(secret), subject?.type ?? null, subject?.id ?? null,
      to.vendorId ?? null, to.contactId ?? null, messageIdHeader, notBefore ?? null]);
    return row?.id ?? null;
  }

  async cancel(ctx: Ctx, keyPrefix: string): Promise<number> {
    const [, count] = await this.changed(ctx, `
      update messages set state = 'cancelled' where tenant_id = $1 and state in ('planned', 'deferred') and starts_with(key, $2) returning id`, [ctx.tenantId, keyPrefix]);
    return count;
  }

  async cancelAbout(ctx: Ctx, subjectType: string, subjectIds: readonly string[]): Promise<void> {
    await this.sql(ctx, `
      update messages set state = 'cancelled' where tenant_id = $1 and state in ('planned', 'deferred') and subject_type = $2 and subject_id = any($3)`, [ctx.tenantId, subjectType, subjectIds]);
  }

  async retry(ctx: Ctx, id: string): Promise<boolean> {
    const [, count] = await this.changed(ctx, `
      update messages set state = 'planned', not_before = holdfast_now(), give_up_at = holdfast_now() + interval '${GIVE_UP_AFTER}', crash_count = 0
      where tenant_id = $1 and id = $2 and state in ('bounced', 'dead', 'deferred') returning id`, [ctx.tenantId, id]);
    return count > 0;
  }

  find(ctx: Ctx, id: string): Promise<Message | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  /** Organizations with mail that is due, or that a worker took and did not bring back. */
  tenantsWithDue(limit: number): Promise<string[]> {
    return this.uow.as('mailer', async (manager) => {
      const rows: { id: string }[] = await manager.query(`
        select distinct tenant_id as id from messages
        where (state in ('planned', 'deferred') and not_before <= holdfast_now()) or (state = 'sending' and leased_until < holdfast_now()) limit $1`, [limit]);
      return rows.map(({ id }) => id);
    });
  }

  /** Takes up to `limit` due messages for a worker. Those that another worker holds are skipped, not waited for. */
  async lease(ctx: Ctx, lease: string, limit: number): Promise<Message[]> {
    await this.reclaim(ctx);
    const [taken] = await this.changed<{ id: string }>(ctx, `
      update messages set state = 'sending', lease = $2, leased_until = holdfast_now() + interval '${LEASE}'
      where tenant_id = $1 and id in (
        select id from messages where tenant_id = $1 and state in ('planned', 'deferred') and not_before <= holdfast_now()
        order by not_before, id limit $3 for update skip locked)
      returning id`, [ctx.tenantId, lease, limit]);
    return taken.length === 0 ? [] : this.rows(ctx).find({ where: { lease }, order: { notBefore: 'asc', id: 'asc' } });
  }

  // A lease that ran out while an attempt was open blames that message; one that was only waiting its turn goes back as it was.
  private async reclaim(ctx: Ctx): Promise<void> {
    await this.sql(ctx, `
      with expired as (
        select id from messages where tenant_id = $1 and state = 'sending' and leased_until < holdfast_now() for update skip locked
      ), lost as (
        update message_attempts set finished_at = holdfast_now(), outcome = 'lost', server_words = 'The worker ended during this attempt'
        where tenant_id = $1 and finished_at is null and message_id in (select id from expired) returning message_id
      ), counted as (
        select e.id, m.crash_count + (e.id in (select message_id from lost))::int as crashes from expired e join messages m on m.tenant_id = $1 and m.id = e.id
      )
      update messages m set lease = null, leased_until = null, crash_count = c.crashes,
        state = case when c.crashes >= ${CRASHES} then 'dead' when m.attempt_count > 0 then 'deferred' else 'planned' end,
        server_words = case when c.crashes >= ${CRASHES} then 'Given up: ${CRASHES} workers ended while sending it' else m.server_words end
      from counted c where m.tenant_id = $1 and m.id = c.id`, [ctx.tenantId]);
  }

  async renew(ctx: Ctx, lease: string): Promise<void> {
    await this.sql(ctx, `update messages set leased_until = holdfast_now() + interval '${LEASE}' where tenant_id = $1 and lease = $2 and state = 'sending'`, [ctx.tenantId, lease]);
  }

  /** Gives back what was taken and not begun. */
  async release(ctx: Ctx, lease: string): Promise<void> {
    await this.sql(ctx, `
      update messages m set state = case when attempt_count > 0 then 'deferred' else 'planned' end, lease = null, leased_until = null
      where tenant_id = $1 and lease = $2 and state = 'sending'
        and not exists (select from message_attempts a where a.tenant_id = m.tenant_id and a.message_id = m.id and a.finished_at is null)`, [ctx.tenantId, lease]);
  }

  /** Writes down that an attempt begins; null when the lease was lost, and somebody else is sending it. */
  async begin(ctx: Ctx, messageId: string, lease: string): Promise<Attempt | null> {
    const [[row]] = await this.changed<{ number: number }>(ctx, `
      update messages set attempt_count = attempt_count + 1, leased_until = holdfast_now() + interval '${LEASE}'
      where tenant_id = $1 and id = $2 and lease = $3 and state = 'sending' and leased_until >= holdfast_now() returning attempt_count as number`, [ctx.tenantId, messageId, lease]);
    if (!row) return null;
    await this.sql(ctx, 'insert into message_attempts (tenant_id, message_id, number) values ($1, $2, $3)', [ctx.tenantId, messageId, row.number]);
    return { messageId, lease, number: row.number };
  }

  /** Writes down how an attempt ended. `againInS` counts for those that may still succeed; past the limit they are dead. */
  async finish(ctx: Ctx, { messageId, lease, number }: Attempt, outcome: Exclude<AttemptOutcome, 'lost'>, words: string, againInS: number): Promise<void> {
    await this.sql(ctx, `
      update message_attempts set finished_at = holdfast_now(), outcome = $4, server_words = $5
      where tenant_id = $1 and message_id = $2 and number = $3`, [ctx.tenantId, messageId, number, outcome, words]);
    await this.sql(ctx, `
      update messages m set lease = null, leased_until = null, state = n.state,
        accepted_at = case when n.state = 'accepted' then holdfast_now() else accepted_at end,
        not_before = case when n.state = 'deferred' then n.again else not_before end,
        server_words = case when n.state = 'dead' and $4 in ('deferred', 'ambiguous') then 'Not accepted within ${GIVE_UP_AFTER}: ' || $5 else $5 end
      from (select id, holdfast_now() + make_interval(secs => $6) as again,
          case when $4 in ('deferred', 'ambiguous') then case when holdfast_now() + make_interval(secs => $6) > give_up_at then 'dead' else 'deferred' end else $4 end as state
        from messages where tenant_id = $1 and id = $2) n
      where m.tenant_id = $1 and m.id = n.id and m.lease = $3 and m.state = 'sending'`, [ctx.tenantId, messageId, lease, outcome, words, againInS]);
  }

  async cancelLeased(ctx: Ctx, messageId: string, lease: string, words: string): Promise<void> {
    await this.sql(ctx, `
      update messages set state = 'cancelled', lease = null, leased_until = null, server_words = $4
      where tenant_id = $1 and id = $2 and lease = $3 and state = 'sending'`, [ctx.tenantId, messageId, lease, words]);
  }

  // TypeORM answers an UPDATE with its rows and their number.
  private async changed<R>(ctx: Ctx, text: string, values: unknown[]): Promise<[R[], number]> {
    return (await this.sql<unknown>(ctx, text, values)) as [R[], number];
  }
}

const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));
