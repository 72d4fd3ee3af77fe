import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Verdict } from './verdict.entity.js';

@Injectable()
export class VerdictsRepository extends TenantRepository<Verdict> {
  protected readonly entity = Verdict;

  of(ctx: Ctx, assessmentId: string): Promise<Verdict[]> {
    return this.rows(ctx).findBy({ assessmentId });
  }

  find(ctx: Ctx, assessmentId: string, questionKey: string): Promise<Verdict | null> {
    return this.rows(ctx).findOneBy({ assessmentId, questionKey });
  }

  /** Writes it over exactly that version (0: none yet); false when another was there. */
  async save(ctx: Ctx, version: number, { assessmentId, questionKey, verdict, outgoingText, internalNote, findingId, byMemberId }: Omit<Verdict, 'id' | 'tenantId' | 'at' | 'version'>): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into verdicts as v (tenant_id, assessment_id, question_key, verdict, outgoing_text, internal_note, by_member_id, finding_id)
      select $1, $2, $3, $4, $5, $6, $7, $9::uuid where $8::int = 0 or exists (select from verdicts where tenant_id = $1 and assessment_id = $2 and question_key = $3)
      on conflict (tenant_id, assessment_id, question_key) do update set
        verdict = excluded.verdict, outgoing_text = excluded.outgoing_text, internal_note = excluded.internal_note, by_member_id = excluded.by_member_id, finding_id = coalesce(excluded.finding_id, v.finding_id), at = holdfast_now(), version = v.version + 1
        where v.version = $8 returning id`,
    [ctx.tenantId, assessmentId, questionKey, verdict, outgoingText, internalNote, byMemberId, version, findingId]);
    return rows.length === 1;
  }

  /** Accepts those that nobody has judged yet; says how many. */
  async acceptUnjudged(ctx: Ctx, assessmentId: string, questionKeys: readonly string[], byMemberId: string): Promise<number> {
    const rows = await this.sql(ctx, `
      insert into verdicts (tenant_id, assessment_id, question_key, verdict, by_member_id) select $1, $2, key, 'accepted', $4 from unnest($3::text[]) key
      on conflict (tenant_id, assessment_id, question_key) do nothing returning id`, [ctx.tenantId, assessmentId, questionKeys, byMemberId]);
    return rows.length;
  }

  async remove(ctx: Ctx, assessmentId: string, questionKey: string, version: number): Promise<boolean> {
    return (await this.rows(ctx).delete({ assessmentId, questionKey, version })).affected === 1;
  }

  /** What was accepted, or opened a finding, and has not changed since stays so. */
  async carryOver(ctx: Ctx, fromAssessmentId: string, toAssessmentId: string, questionKeys: readonly string[]): Promise<void> {
    await this.sql(ctx, `
      insert into verdicts (tenant_id, assessment_id, question_key, verdict, internal_note, by_member_id, finding_id, at)
      select tenant_id, $2, question_key, verdict, internal_note, by_member_id, finding_id, at from verdicts where assessment_id = $1 and verdict <> 'returned' and question_key = any($3)
      on conflict do nothing`, [fromAssessmentId, toAssessmentId, questionKeys]);
  }
}
