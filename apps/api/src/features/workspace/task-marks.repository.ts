import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { HiddenAnswer } from './hidden-answer.entity.js';
import { SectionCheck } from './section-check.entity.js';

/** Sections that somebody looked through. */
@Injectable()
export class SectionChecksRepository extends TenantRepository<SectionCheck> {
  protected readonly entity = SectionCheck;

  of(ctx: Ctx, requestId: string): Promise<SectionCheck[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { sectionId: 'asc' } });
  }

  async keep(ctx: Ctx, requestId: string, sectionId: string, completed: boolean): Promise<void> {
    await this.sql(ctx, `
      insert into section_checks (tenant_id, request_id, section_id, completed, by_name) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, request_id, section_id) do update set completed = excluded.completed, by_name = excluded.by_name, at = holdfast_now()`,
    [ctx.tenantId, requestId, sectionId, completed, ctx.actor.name]);
  }
}

/** Answers that a change of an earlier one hid. */
@Injectable()
export class HiddenAnswersRepository extends TenantRepository<HiddenAnswer> {
  protected readonly entity = HiddenAnswer;

  of(ctx: Ctx, requestId: string): Promise<HiddenAnswer[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { questionKey: 'asc' } });
  }

  async hide(ctx: Ctx, requestId: string, gateKey: string, questionKeys: readonly string[]): Promise<void> {
    await this.sql(ctx, `
      insert into hidden_answers (tenant_id, request_id, question_key, gate_key, by_name) select $1, $2, key, $3, $5 from unnest($4::text[]) key
      on conflict (tenant_id, request_id, question_key) do update set gate_key = excluded.gate_key, by_name = excluded.by_name, at = holdfast_now()`,
    [ctx.tenantId, requestId, gateKey, questionKeys, ctx.actor.name]);
  }

  async askAgain(ctx: Ctx, requestId: string, questionKeys: readonly string[]): Promise<void> {
    await this.rows(ctx).delete({ requestId, questionKey: In([...questionKeys]) });
  }
}
