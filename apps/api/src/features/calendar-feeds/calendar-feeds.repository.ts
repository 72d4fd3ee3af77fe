import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { CalendarFeed } from './calendar-feed.entity.js';

export type FeedSettings = Pick<CalendarFeed, 'scope' | 'withNames'>;

@Injectable()
export class CalendarFeedsRepository extends TenantRepository<CalendarFeed> {
  protected readonly entity = CalendarFeed;

  ofMember(ctx: Ctx, memberId: string): Promise<CalendarFeed | null> {
    return this.rows(ctx).findOneBy({ memberId, active: true });
  }

  find(ctx: Ctx, id: string): Promise<CalendarFeed | null> {
    return this.rows(ctx).findOneBy({ id, active: true });
  }

  /** Opens it, or gives it a new address: the one given out before leads nowhere from then on. */
  async renew(ctx: Ctx, memberId: string, { scope, withNames }: FeedSettings): Promise<void> {
    await this.sql(ctx, `
      insert into calendar_feeds as f (tenant_id, member_id, scope, with_names) values ($1, $2, $3, $4)
      on conflict (tenant_id, member_id) do update set generation = f.generation + 1, scope = excluded.scope, with_names = excluded.with_names, active = true`, [ctx.tenantId, memberId, scope, withNames]);
  }

  async set(ctx: Ctx, memberId: string, settings: FeedSettings): Promise<boolean> {
    return (await this.rows(ctx).update({ memberId, active: true }, settings)).affected === 1;
  }

  async revoke(ctx: Ctx, memberId: string): Promise<void> {
    await this.sql(ctx, 'update calendar_feeds set active = false, generation = generation + 1 where member_id = $1 and active', [memberId]);
  }
}
