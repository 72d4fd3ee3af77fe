import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Delegation } from './delegation.entity.js';

@Injectable()
export class DelegationsRepository extends TenantRepository<Delegation> {
  protected readonly entity = Delegation;

  async insert(ctx: Ctx, delegation: Pick<Delegation, 'requestId' | 'name' | 'email' | 'questionKeys' | 'dueOn' | 'fromMemberId' | 'fromName' | 'fromEmail'>): Promise<Delegation> {
    const { id } = await this.rows(ctx).save({ ...delegation, tenantId: ctx.tenantId });
    return this.rows(ctx).findOneByOrFail({ id });
  }

  find(ctx: Ctx, id: string): Promise<Delegation | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Delegation[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { createdAt: 'asc', id: 'asc' } });
  }

  /** What this person was handed and nobody took back; `held` until the end of the transaction, so that taking it back waits for what she is writing. */
  async standing(ctx: Ctx, userId: string, requestId: string | null, { held } = { held: false }): Promise<Delegation[]> {
    return this.rows(ctx).find({
      where: { userId, state: Not('revoked'), ...(requestId !== null && { requestId }) }, order: { createdAt: 'asc', id: 'asc' },
      ...(held && { lock: { mode: 'pessimistic_read' as const } }),
    });
  }

  /** False: somebody was faster. */
  async end(ctx: Ctx, id: string, state: 'done' | 'revoked'): Promise<boolean> {
    const [, count] = await this.sql(ctx, `
      update delegations set state = $2, ended_at = holdfast_now(), generation = generation + case $2 when 'revoked' then 1 else 0 end where id = $1 and state = any($3)`,
    [id, state, state === 'done' ? ['open'] : ['open', 'done']]) as [unknown, number];
    return count === 1;
  }

  async claim(ctx: Ctx, id: string, userId: string): Promise<void> {
    await this.rows(ctx).update({ id }, { userId });
  }

  /** The day it is now, where the due day is counted. */
  async dayIn(ctx: Ctx, zone: string): Promise<string> {
    const [{ day }] = await this.sql<{ day: string }>(ctx, 'select (holdfast_now() at time zone $1)::date as day', [zone]);
    return day;
  }

  async moment(ctx: Ctx): Promise<Date> {
    const [{ now }] = await this.sql<{ now: Date }>(ctx, 'select holdfast_now() as now');
    return now;
  }
}
