import { Injectable } from '@nestjs/common';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { TierAsk } from '@holdfast/domain/tiers/tier-asks';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { StoredTierAsk } from './tier-ask.entity.js';

@Injectable()
export class TierAsksRepository extends TenantRepository<StoredTierAsk> {
  protected readonly entity = StoredTierAsk;

  all(ctx: Ctx): Promise<StoredTierAsk[]> {
    return this.rows(ctx).find();
  }

  /** Sets it; false when somebody else was first. Version 0: the usual still stands. */
  async set(ctx: Ctx, tier: Tier, version: number, { questionnaireId, asks, instead }: TierAsk): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into tier_asks as a (tenant_id, tier, questionnaire_id, documents) select $1, $2, $3, $4 where $5 = 0 or exists (select from tier_asks where tier = $2)
      on conflict (tenant_id, tier) do update set questionnaire_id = excluded.questionnaire_id, documents = excluded.documents, version = a.version + 1 where a.version = $5
      returning id`, [ctx.tenantId, tier, questionnaireId, JSON.stringify({ asks, instead }), version]);
    return rows.length === 1;
  }
}
