import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { ReviewReader } from './review-reader.entity.js';

@Injectable()
export class ReviewReadersRepository extends TenantRepository<ReviewReader> {
  protected readonly entity = ReviewReader;

  async note(ctx: Ctx, assessmentId: string, memberId: string, questionKey: string): Promise<void> {
    await this.sql(ctx, `
      insert into review_readers (tenant_id, assessment_id, member_id, question_key) values ($1, $2, $3, $4)
      on conflict (tenant_id, assessment_id, member_id) do update set question_key = excluded.question_key, at = holdfast_now()`, [ctx.tenantId, assessmentId, memberId, questionKey]);
  }

  /** Who said so within the last minute. */
  now(ctx: Ctx, assessmentId: string): Promise<Pick<ReviewReader, 'memberId' | 'questionKey'>[]> {
    return this.sql(ctx, `select member_id as "memberId", question_key as "questionKey" from review_readers where assessment_id = $1 and at > holdfast_now() - interval '1 minute' order by at desc`, [assessmentId]);
  }
}
