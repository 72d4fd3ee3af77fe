import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { type AttemptOutcome, MessageAttempt } from './message-attempt.entity.js';
import { GIVE_UP_AFTER } from './messages.repository.js';

/** One try to send, written down before it begins. */
export interface Attempt {
  readonly messageId: string;
  readonly number: number;
}

export interface Ended extends Attempt {
  readonly outcome: Exclude<AttemptOutcome, 'lost'>;
  readonly words: string;
  /** For those that may still succeed; past the limit they are dead. */
  readonly againInS: number;
}

/** What was tried, many in one statement: a worker writes down together what began and ended meanwhile. */
@Injectable()
export class AttemptsRepository extends TenantRepository<MessageAttempt> {
  protected readonly entity = MessageAttempt;

  /** Writes down that attempts begin, with the numbers of that moment; leaves out whose lease was lost, because somebody else is sending it, and what a newer one replaces. */
  begin(ctx: Ctx, lease: string, messages: readonly { readonly id: string; readonly fresh?: Readonly<Record<string, string>> }[]): Promise<Attempt[]> {
    return this.sql<Attempt>(ctx, `
      with begun as (
        update messages m set attempt_count = attempt_count + 1, variables = case when b.fresh is null then m.variables else m.variables || b.fresh end
        from json_to_recordset($3::json) as b(id uuid, fresh jsonb)
        where m.tenant_id = $1 and m.id = b.id and m.lease = $2 and m.state = 'sending' and m.leased_until >= holdfast_now() and (m.collapse_key is null
          or not exists (select from messages n where n.tenant_id = $1 and n.collapse_key = m.collapse_key and (n.planned_at, n.id) > (m.planned_at, m.id)))
        returning m.id, m.attempt_count as number
      )
      insert into message_attempts (tenant_id, message_id, number) select $1, id, number from begun returning message_id as "messageId", number`,
    [ctx.tenantId, lease, JSON.stringify(messages)]);
  }

  /** Writes down how attempts ended. A message that another worker took meanwhile keeps what that one writes. */
  async finish(ctx: Ctx, lease: string, ended: readonly Ended[]): Promise<void> {
    await this.sql(ctx, `
      with ended as materialized (
        select e.*, holdfast_now() + make_interval(secs => e."againInS") as again from json_to_recordset($3::json) as e("messageId" uuid, number int, outcome text, words text, "againInS" float)
      ), tried as (
        update message_attempts a set finished_at = holdfast_now(), outcome = e.outcome, server_words = e.words
        from ended e where a.tenant_id = $1 and a.message_id = e."messageId" and a.number = e.number
      ), judged as (
        select e.*, case when e.outcome in ('deferred', 'ambiguous') then case when e.again > m.give_up_at then 'dead' else 'deferred' end else e.outcome end as state
        from ended e join messages m on m.tenant_id = $1 and m.id = e."messageId"
      )
      update messages m set lease = null, leased_until = null, state = j.state,
        accepted_at = case when j.state = 'accepted' then holdfast_now() else m.accepted_at end,
        not_before = case when j.state = 'deferred' then j.again else m.not_before end,
        server_words = case when j.state = 'dead' and j.outcome <> 'dead' then 'Not accepted within ${GIVE_UP_AFTER}: ' || j.words else j.words end
      from judged j where m.tenant_id = $1 and m.id = j."messageId" and m.lease = $2 and m.state = 'sending'`,
    [ctx.tenantId, lease, JSON.stringify(ended)]);
  }
}
