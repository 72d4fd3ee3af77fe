import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { OwnQuestionnaire } from './questionnaire.entity.js';
import { QuestionnaireVersion } from './questionnaire-version.entity.js';

@Injectable()
export class OwnQuestionnairesRepository extends TenantRepository<OwnQuestionnaire> {
  protected readonly entity = OwnQuestionnaire;

  async insert(ctx: Ctx, questionnaire: Pick<OwnQuestionnaire, 'title' | 'draft' | 'copiedFrom' | 'changedBy'>): Promise<string> {
    return (await this.rows(ctx).save({ ...questionnaire, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<OwnQuestionnaire | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<OwnQuestionnaire | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  byTitle(ctx: Ctx): Promise<OwnQuestionnaire[]> {
    return this.rows(ctx).find({ order: { title: 'asc', id: 'asc' } });
  }

  async update(ctx: Ctx, { id, version }: OwnQuestionnaire, change: Partial<Pick<OwnQuestionnaire, 'title' | 'draft' | 'archivedAt'>>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, changedBy: ctx.actor.name, version: version + 1, changedAt: () => 'holdfast_now()' } as never);
  }
}

@Injectable()
export class QuestionnaireVersionsRepository extends TenantRepository<QuestionnaireVersion> {
  protected readonly entity = QuestionnaireVersion;

  async insert(ctx: Ctx, version: Omit<QuestionnaireVersion, 'id' | 'tenantId' | 'publishedAt'>): Promise<void> {
    await this.rows(ctx).save({ ...version, tenantId: ctx.tenantId });
  }

  /** Newest first. */
  of(ctx: Ctx, questionnaireId: string): Promise<QuestionnaireVersion[]> {
    return this.rows(ctx).find({ where: { questionnaireId }, order: { number: 'desc' } });
  }

  find(ctx: Ctx, questionnaireId: string, number: number): Promise<QuestionnaireVersion | null> {
    return this.rows(ctx).findOneBy({ questionnaireId, number });
  }

  newest(ctx: Ctx, questionnaireId: string): Promise<QuestionnaireVersion | null> {
    return this.rows(ctx).findOne({ where: { questionnaireId }, order: { number: 'desc' } });
  }

  /** The newest version of each that is not archived, by title. */
  async newestOfEach(ctx: Ctx): Promise<QuestionnaireVersion[]> {
    const versions = await this.rows(ctx).createQueryBuilder('v').distinctOn(['v.questionnaire_id'])
      .innerJoin(OwnQuestionnaire, 'q', 'q.id = v.questionnaire_id and q.archived_at is null').orderBy('v.questionnaire_id').addOrderBy('v.number', 'DESC').getMany();
    return versions.toSorted((a, b) => a.content.title.localeCompare(b.content.title));
  }
}
