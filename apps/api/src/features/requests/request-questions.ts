import { Injectable } from '@nestjs/common';
import { type DocumentList, withDocuments } from '@holdfast/domain/requests/document-asks';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { RequestKind } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { QuestionnairesReader } from '../questionnaires/questionnaires.reader.js';

/** The questions and documents of a request, as the one questionnaire that is frozen into it. */
@Injectable()
export class RequestQuestions {
  constructor(private readonly questionnaires: QuestionnairesReader) {}

  /** `questionnaireId` null: only documents. */
  async asked(ctx: Ctx, questionnaireId: string | null, documents: DocumentList = { asks: [], instead: false }): Promise<{ kind: RequestKind; questionnaire: Questionnaire }> {
    if (questionnaireId === null && documents.asks.length === 0) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/questionnaireId', message: 'ask a questionnaire, a document, or both' }]);
    const chosen = questionnaireId === null ? null : await this.questionnaires.existing(ctx, questionnaireId);
    return { kind: chosen?.kind ?? 'documents', questionnaire: documents.asks.length > 0 || !chosen ? withDocuments(chosen?.questionnaire ?? null, documents) : chosen.questionnaire };
  }
}
