import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { LibraryAnswer } from './library-answer.entity.js';

export type Told = Omit<LibraryAnswer, 'id' | 'tenantId' | 'reusable' | 'version'>;

@Injectable()
export class LibraryRepository extends TenantRepository<LibraryAnswer> {
  protected readonly entity = LibraryAnswer;

  all(ctx: Ctx): Promise<LibraryAnswer[]> {
    return this.rows(ctx).find({ order: { requesterName: 'asc', questionnaireTitle: 'asc', id: 'asc' } });
  }

  /** What was told to others than this customer. */
  toldToOthers(ctx: Ctx, requesterId: string): Promise<LibraryAnswer[]> {
    return this.rows(ctx).find({ where: { requesterId: Not(requesterId) }, order: { answeredOn: 'desc', id: 'asc' } });
  }

  find(ctx: Ctx, id: string): Promise<LibraryAnswer | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  /** The newest stands; whether it may be reused stays as it was said. */
  async takeIn(ctx: Ctx, told: readonly Told[]): Promise<void> {
    await this.sql(ctx, `
      insert into library_answers (tenant_id, questionnaire_id, question_key, requester_id, requester_name, questionnaire_title, question, value, none, instead, comment, answered_on, answered_by)
      select $1, t."questionnaireId", t."questionKey", t."requesterId", t."requesterName", t."questionnaireTitle", t.question, nullif(t.value, 'null'::jsonb), t.none, t.instead, t.comment, t."answeredOn", t."answeredBy"
      from json_to_recordset($2::json) as t("questionnaireId" text, "questionKey" text, "requesterId" uuid, "requesterName" text, "questionnaireTitle" text, question jsonb, value jsonb, none boolean, instead text, comment text, "answeredOn" date, "answeredBy" text)
      on conflict (tenant_id, requester_id, questionnaire_id, question_key) do update set
        requester_name = excluded.requester_name, questionnaire_title = excluded.questionnaire_title, question = excluded.question, value = excluded.value, none = excluded.none, instead = excluded.instead,
        comment = excluded.comment, answered_on = excluded.answered_on, answered_by = excluded.answered_by, version = library_answers.version + 1`,
    [ctx.tenantId, JSON.stringify(told)]);
  }

  async allow(ctx: Ctx, ids: readonly string[], reusable: boolean): Promise<number> {
    const { affected } = await this.rows(ctx).update({ id: In([...ids]), reusable: !reusable }, { reusable });
    return affected ?? 0;
  }
}
