import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export type Claim = { readonly state: 'mine' } | { readonly state: 'taken'; readonly row: IdempotencyKey };

/** A key whose call never ended (the process died) may be tried again after this long. */
const ABANDONED_AFTER = '2 minutes';

@Injectable()
export class IdempotencyRepository extends TenantRepository<IdempotencyKey> {
  protected readonly entity = IdempotencyKey;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Takes the key for one call; of many at once, one gets it. */
  claim(ctx: Ctx, key: string, route: string, bodyHash: Buffer): Promise<Claim> {
    return this.uow.run(ctx, async (ctx) => {
      const [mine] = await this.sql<{ id: string }>(ctx, `
        insert into idempotency_keys as k (tenant_id, user_id, key, route, body_hash) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, user_id, key) do update set created_at = now()
          where k.status is null and k.created_at < now() - interval '${ABANDONED_AFTER}' and k.body_hash = excluded.body_hash
        returning id`, [ctx.tenantId, ctx.actor.userId, key, route, bodyHash]);
      if (mine) return { state: 'mine' };
      return { state: 'taken', row: await this.rows(ctx).findOneByOrFail({ userId: ctx.actor.userId ?? '', key }) };
    });
  }

  async finish(ctx: Ctx, key: string, status: number, answer: unknown): Promise<void> {
    await this.uow.run(ctx, (ctx) => this.rows(ctx).update({ userId: ctx.actor.userId ?? '', key }, { status, answer: answer as never }));
  }

  /** A refused or failed call had no effect, so its key is free again. */
  async release(ctx: Ctx, key: string): Promise<void> {
    await this.uow.run(ctx, (ctx) => this.rows(ctx).delete({ userId: ctx.actor.userId ?? '', key }));
  }
}
