import { Injectable } from '@nestjs/common';
import type { Call, Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export type Claim = { readonly state: 'mine' } | { readonly state: 'taken'; readonly row: IdempotencyKey & { readonly abandoned: boolean } };

/** A key whose call never ended (the process died) may be tried again after this long, unless it had its effect. */
const ABANDONED_AFTER = '2 minutes';
/** Stands in place of the status of a call that took effect and whose answer nobody knows. */
export const ANSWER_LOST = 0;

@Injectable()
export class IdempotencyRepository extends TenantRepository<IdempotencyKey> {
  protected readonly entity = IdempotencyKey;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Takes the key for one call; of many at once, one gets it. */
  claim(ctx: Ctx, { key, claim }: Call, route: string, bodyHash: Buffer): Promise<Claim> {
    return this.uow.run(ctx, async (ctx) => {
      const [mine] = await this.sql<{ id: string }>(ctx, `
        insert into idempotency_keys as k (tenant_id, user_id, key, route, body_hash, claim) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, user_id, key) do update set created_at = now(), claim = excluded.claim
          where k.status is null and k.effected_at is null and k.created_at < now() - interval '${ABANDONED_AFTER}' and k.body_hash = excluded.body_hash
        returning id`, [ctx.tenantId, ctx.actor.userId, key, route, bodyHash, claim]);
      if (mine) return { state: 'mine' };
      const row = await this.rows(ctx).findOneByOrFail({ userId: ctx.actor.userId ?? '', key });
      const [{ abandoned }] = await this.sql<{ abandoned: boolean }>(ctx, `select $1::timestamptz < now() - interval '${ABANDONED_AFTER}' as abandoned`, [row.createdAt]);
      return { state: 'taken', row: { ...row, abandoned } };
    });
  }

  async finish(ctx: Ctx, { claim }: Call, status: number, answer: unknown): Promise<void> {
    await this.uow.run(ctx, (ctx) => this.rows(ctx).update({ userId: ctx.actor.userId ?? '', claim }, { status, answer: answer as never }));
  }

  /** A refused call had no effect, so its key is free again. */
  async release(ctx: Ctx, { claim }: Call): Promise<void> {
    await this.uow.run(ctx, (ctx) => this.rows(ctx).delete({ userId: ctx.actor.userId ?? '', claim }));
  }

  /** A call broke off. Where its effect was committed, its answer is lost; where not, its key is free again. Waits for a commit that is still under way. */
  async settle(ctx: Ctx, { claim }: Call): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const mine = { userId: ctx.actor.userId ?? '', claim };
      const row = await this.rows(ctx).findOne({ where: mine, lock: { mode: 'pessimistic_write' } });
      if (row?.effectedAt) await this.rows(ctx).update(mine, { status: ANSWER_LOST });
      else await this.rows(ctx).delete(mine);
    });
  }
}
