import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Preference } from './preference.entity.js';

export type PreferenceSettings = Pick<Preference, 'digestAt' | 'atOnce'>;

@Injectable()
export class PreferencesRepository extends TenantRepository<Preference> {
  protected readonly entity = Preference;

  all(ctx: Ctx): Promise<Preference[]> {
    return this.rows(ctx).find();
  }

  ofMember(ctx: Ctx, memberId: string): Promise<Preference | null> {
    return this.rows(ctx).findOneBy({ memberId });
  }

  async set(ctx: Ctx, memberId: string, { digestAt, atOnce }: PreferenceSettings): Promise<void> {
    await this.sql(ctx, `
      insert into reminder_preferences as p (tenant_id, member_id, digest_at, at_once) values ($1, $2, $3, $4)
      on conflict (tenant_id, member_id) do update set digest_at = excluded.digest_at, at_once = excluded.at_once, version = p.version + 1`, [ctx.tenantId, memberId, digestAt, atOnce]);
  }
}
