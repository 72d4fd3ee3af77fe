import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { SectionReviewer } from './section-reviewer.entity.js';

@Injectable()
export class SectionReviewersRepository extends TenantRepository<SectionReviewer> {
  protected readonly entity = SectionReviewer;

  of(ctx: Ctx, assessmentId: string): Promise<SectionReviewer[]> {
    return this.rows(ctx).findBy({ assessmentId });
  }

  /** Null: nobody in particular. */
  async assign(ctx: Ctx, assessmentId: string, section: string, memberId: string | null): Promise<void> {
    if (memberId === null) await this.rows(ctx).delete({ assessmentId, section });
    else await this.sql(ctx, `
      insert into section_reviewers (tenant_id, assessment_id, section, member_id) values ($1, $2, $3, $4)
      on conflict (tenant_id, assessment_id, section) do update set member_id = excluded.member_id`, [ctx.tenantId, assessmentId, section, memberId]);
  }

  /** As it was with the submission before. */
  async carryOver(ctx: Ctx, fromAssessmentId: string, toAssessmentId: string): Promise<void> {
    await this.sql(ctx, `
      insert into section_reviewers (tenant_id, assessment_id, section, member_id) select tenant_id, $2, section, member_id from section_reviewers where assessment_id = $1
      on conflict do nothing`, [fromAssessmentId, toAssessmentId]);
  }
}
