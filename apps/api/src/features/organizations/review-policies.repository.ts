import { Injectable } from '@nestjs/common';
import type { ReviewPolicy } from '@holdfast/domain/reviews/review-policy';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { StoredReviewPolicy } from './review-policy.entity.js';

@Injectable()
export class ReviewPoliciesRepository extends TenantRepository<StoredReviewPolicy> {
  protected readonly entity = StoredReviewPolicy;

  find(ctx: Ctx): Promise<StoredReviewPolicy | null> {
    return this.rows(ctx).findOne({ where: {} });
  }

  /** Over exactly that version (0: none is stored yet); false when another was there. */
  async save(ctx: Ctx, version: number, { secondForTiers, secondForExceptions, validMonths }: ReviewPolicy): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into review_policies as p (tenant_id, second_for_tiers, second_for_exceptions, valid_months) values ($1, $2, $3, $4)
      on conflict (tenant_id) do update set second_for_tiers = $2, second_for_exceptions = $3, valid_months = $4, version = p.version + 1 where p.version = $5 returning id`,
    [ctx.tenantId, secondForTiers, secondForExceptions, JSON.stringify(validMonths), version]);
    return rows.length === 1;
  }
}
