import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { MailPlan } from './mail-plan.js';
import { Message } from './message.entity.js';

const LEASE = '60 seconds';
export const GIVE_UP_AFTER = '72 hours';
/** A message that ended its worker this often is not tried again by itself. */
const CRASHES = 5;

const REPLACED = `state = 'cancelled', lease = null, leased_until = null, server_words = 'Replaced by a newer one'`;
// A calendar moves the entry it has only when the sequence rises: by one with each other day than the last mail said.
const NUMBERED = `$16::jsonb || jsonb_build_object('sequence', coalesce((
  select (l.calendar->>'sequence')::int + (l.calendar->>'day' <> $16::jsonb->>'day')::int from messages l
  where l.tenant_id = $1 and l.calendar is not null and l.calendar->>'uid' = $16::jsonb->>'uid' order by l.planned_at desc, l.id desc limit 1), 0))`;
/** What ended its worker twice or more waits before the next try: it must not keep workers from the others. */
const AFTER_CRASHES = `case when c.crashes > 1 then holdfast_now() + make_interval(secs => 5 * 2 ^ c.crashes) else m.not_before end`;

@Injectable()
export class MessagesRepository extends TenantRepository<Message> {
  protected readonly entity = Message;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** The new message's id; null when the key is taken. */
  async plan(ctx: Ctx, { key, kind, to, replyTo, variables, link, secret, subject, notBefore, collapseKey, calendar, messageIdHeader }: MailPlan & { messageIdHeader: string }): Promise<string | null> {
    const [row] = await this.sql<{ id: string }>(ctx, `
      insert into messages (tenant_id, key, kind, to_email, to_name, reply_to, variables, link, secret, subject_type, subject_id, vendor_id, contact_id, message_id_header, collapse_key, calendar, not_before, give_up_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, ${NUMBERED}, due.at, due.at + interval '${GIVE_UP_AFTER}'
      from (select coalesce($17::timestamptz, holdfast_now()) as at) due
      on conflict (tenant_id, key) do nothing returning id`,
    [ctx.tenantId, key, kind, to.email, to.name, replyTo ?? null, JSON.stringify(variables), json(link), json(secret), subject?.type ?? null, subject?.id ?? null,
      to.vendorId ?? null, to.contactId ?? null, messageIdHeader, collapseKey ?? null, json(calendar), notBefore ?? null]);
    if (row && collapseKey) await this.sql(ctx, `update messages set ${REPLACED} where tenant_id = $1 and collapse_key = $2 and id <> $3 and state in ('planned', 'deferred')`, [ctx.tenantId, collapseKey, row.id]);
    return row?.id ?? null;
  }

  async cancel(ctx: Ctx, keyPrefix: string): Promise<number> {
    return (await this.takeBack(ctx, keyPrefix)).length;
  }

  async takeBack(ctx: Ctx, keyPrefix: string): Promise<string[]> {
    const [rows] = await this.changed<{ key: string }>(ctx, `
      update messages set state = 'cancelled' where tenant_id = $1 and state in ('planned', 'deferred') and starts_with(key, $2) returning key`, [ctx.tenantId, keyPrefix]);
    return rows.map(({ key }) => key);
  }

  async cancelAbout(ctx: Ctx, subjectType: string, subjectIds: readonly string[]): Promise<void> {
    await this.sql(ctx, `
      update messages set state = 'cancelled' where tenant_id = $1 and state in ('planned', 'deferred') and subject_type = $2 and subject_id = any($3)`, [ctx.tenantId, subjectType, subjectIds]);
  }

  async retry(ctx: Ctx, id: string): Promise<boolean> {
    const [, count] = await this.changed(ctx, `
      update messages set state = 'planned', not_before = holdfast_now(), give_up_at = holdfast_now() + interval '${GIVE_UP_AFTER}', crash_count = 0
      where tenant_id = $1 and id = $2 and state in ('bounced', 'dead', 'deferred') and replaced_by is null returning id`, [ctx.tenantId, id]);
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
    // Materialized: where its statistics are old PostgreSQL may choose anew for every row, which is slow and takes more than the limit.
    const [taken] = await this.changed<{ id: string }>(ctx, `
      with due as materialized (
        select id from messages where tenant_id = $1 and state in ('planned', 'deferred') and not_before <= holdfast_now()
        order by not_before, id limit $3 for update skip locked
      )
      update messages m set state = 'sending', lease = $2, leased_until = holdfast_now() + interval '${LEASE}'
      from due where m.tenant_id = $1 and m.id = due.id
      returning m.id`, [ctx.tenantId, lease, limit]);
    return taken.length === 0 ? [] : this.rows(ctx).find({ where: { lease, state: 'sending' }, order: { notBefore: 'asc', id: 'asc' } });
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
      update messages m set lease = null, leased_until = null, crash_count = c.crashes, not_before = ${AFTER_CRASHES},
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

  /** Puts off what is held and cannot be asked about; past its time it is given up. */
  async putOff(ctx: Ctx, messageId: string, lease: string, seconds: number): Promise<void> {
    await this.sql(ctx, `
      update messages set lease = null, leased_until = null, not_before = holdfast_now() + make_interval(secs => $4),
        state = case when holdfast_now() >= give_up_at then 'dead' when attempt_count > 0 then 'deferred' else 'planned' end,
        server_words = case when holdfast_now() >= give_up_at then 'Given up: it could not be asked about within ${GIVE_UP_AFTER}' else server_words end
      where tenant_id = $1 and id = $2 and lease = $3 and state = 'sending'`, [ctx.tenantId, messageId, lease, seconds]);
  }

  async cancelLeased(ctx: Ctx, messageId: string, lease: string, words: string): Promise<void> {
    await this.sql(ctx, `
      update messages set state = 'cancelled', lease = null, leased_until = null, server_words = $4
      where tenant_id = $1 and id = $2 and lease = $3 and state = 'sending'`, [ctx.tenantId, messageId, lease, words]);
  }

  /** Takes back, of what a worker holds and has not begun, what a newer one was planned in place of. */
  async cancelReplaced(ctx: Ctx, lease: string): Promise<void> {
    await this.sql(ctx, `
      update messages m set ${REPLACED} where tenant_id = $1 and lease = $2 and state = 'sending' and collapse_key is not null
        and not exists (select from message_attempts a where a.tenant_id = m.tenant_id and a.message_id = m.id and a.finished_at is null)
        and exists (select from messages n where n.tenant_id = $1 and n.collapse_key = m.collapse_key and (n.planned_at, n.id) > (m.planned_at, m.id))`, [ctx.tenantId, lease]);
  }

  /** Marks a message as replaced by a new one; what still waited is not sent. False when somebody was first with that. */
  async replace(ctx: Ctx, id: string, by: string): Promise<boolean> {
    const [, count] = await this.changed(ctx, `
      update messages set replaced_by = $3, state = case when state in ('planned', 'deferred') then 'cancelled' else state end
      where tenant_id = $1 and id = $2 and replaced_by is null returning id`, [ctx.tenantId, id, by]);
    return count > 0;
  }

  // TypeORM answers an UPDATE with its rows and their number.
  private async changed<R>(ctx: Ctx, text: string, values: unknown[]): Promise<[R[], number]> {
    return (await this.sql<unknown>(ctx, text, values)) as [R[], number];
  }
}

const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));
