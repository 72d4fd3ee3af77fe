import { Injectable } from '@nestjs/common';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { SHIPPED_QUESTIONNAIRES, type ShippedQuestionnaire } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { isUUID } from 'class-validator';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import type { QuestionnaireVersion } from './questionnaire-version.entity.js';
import { OwnQuestionnairesRepository, QuestionnaireVersionsRepository } from './questionnaires.repository.js';

/** A questionnaire that can be sent, and the kind of request that asks it. */
export type SendableQuestionnaire = ShippedQuestionnaire;

/** The questionnaires that can be sent: those that Holdfast ships, and what the organization published of its own. */
@Injectable()
export class QuestionnairesReader {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnQuestionnairesRepository, private readonly versions: QuestionnaireVersionsRepository) {}

  all(ctx: Ctx): Promise<readonly SendableQuestionnaire[]> {
    return this.uow.run(ctx, async (ctx) => [...SHIPPED_QUESTIONNAIRES, ...(await this.versions.newestOfEach(ctx)).map(sendable)]);
  }

  /** The one with this id, in its newest published version, or `not_found`. One that is archived or never published cannot be asked. */
  async existing(ctx: Ctx, id: string): Promise<SendableQuestionnaire> {
    const shipped = SHIPPED_QUESTIONNAIRES.find(({ questionnaire }) => questionnaire.id === id);
    if (shipped) return shipped;
    return this.uow.run(ctx, async (ctx) => {
      const own = isUUID(id) ? await this.own.find(ctx, id) : null;
      if (!own) throw noSuchQuestionnaire();
      if (own.archivedAt) throw new DomainError('rule_broken', 'This questionnaire is archived. Restore it first', [{ pointer: '/questionnaireId', message: 'is archived' }]);
      const newest = await this.versions.newest(ctx, id);
      if (!newest) throw new DomainError('rule_broken', 'This questionnaire is not published yet', [{ pointer: '/questionnaireId', message: 'is not published yet' }]);
      return sendable(newest);
    });
  }
}

export const noSuchQuestionnaire = (): DomainError => new DomainError('not_found', 'No such questionnaire', [{ pointer: '/questionnaireId', message: 'names no questionnaire' }]);

const sendable = ({ questionnaireId, number, content }: QuestionnaireVersion): SendableQuestionnaire => ({ kind: 'questionnaire', questionnaire: { id: questionnaireId, version: String(number), ...content } });

/** Of exactly this text: a frozen questionnaire is recognised by it. */
export const hashOfQuestionnaire = (questionnaire: Questionnaire): string => sha256Of(JSON.stringify(questionnaire));
