import { Injectable } from '@nestjs/common';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { takesInstead } from '@holdfast/domain/questionnaires/said-instead';
import { isGate } from '@holdfast/domain/questionnaires/visible-questions';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RequestsReader, type Standing } from '../requests/requests.reader.js';
import type { DraftAnswer } from './draft-answer.entity.js';
import { type Draft, DraftsRepository } from './drafts.repository.js';

/** The save that a page sends with each answer, in two round trips. It decides only what is plain, and refuses nothing: `TasksService.save` knows the reasons. */
@Injectable()
export class PlainSaves {
  constructor(private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly drafts: DraftsRepository, private readonly audit: AuditWriter) {}

  /** Null, with nothing written, unless the whole request is open to this person, no other question depends on this one, and the version is the one that is there. */
  async save(ctx: Ctx, draft: Draft): Promise<DraftAnswer | null> {
    if (ctx.tx || ctx.call) return null;
    const { requestId, questionKey, version } = draft;
    const asks = [this.drafts.keepingOpen(ctx, requestId), this.requests.standing(ctx, requestId), this.drafts.holding(requestId, questionKey)];
    const written = await this.uow.inTwoTrips(ctx, asks, ([, found, versions]) => {
      const [standing, there] = [this.requests.stands(ctx, found.rows), versions.rows[0]?.version ?? 0];
      if (there !== version || !standing || !isPlain(standing, draft)) return null;
      return [this.drafts.saving(ctx, draft), this.audit.recording(ctx, 'answer.saved', { subjectType: 'request', subjectId: requestId, detail: { question: questionKey, version: version + 1 } })];
    });
    return written?.[0].rows[0] ?? null;
  }
}

const isPlain = ({ kind, status, questionnaire }: Standing, { questionKey, answer }: Draft): boolean => {
  const question = questionnaire.questions.find(({ id }) => id === questionKey);
  return question !== undefined && question.type !== 'file' && awaitsAnswers(status) && status !== 'returned'
    && answerProblem(question, answer) === null && (!answer.instead || takesInstead(kind)) && !isGate(questionnaire, questionKey);
};
