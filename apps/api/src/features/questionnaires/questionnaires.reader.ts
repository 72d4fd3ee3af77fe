import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { SHIPPED_QUESTIONNAIRES, type ShippedQuestionnaire } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { DomainError } from '../../platform/errors/domain-error.js';

/** The questionnaires that can be sent: those that Holdfast ships, as data with a version. */
@Injectable()
export class QuestionnairesReader {
  all(): readonly ShippedQuestionnaire[] {
    return SHIPPED_QUESTIONNAIRES;
  }

  /** The one with this id, or `not_found`. */
  existing(id: string): ShippedQuestionnaire {
    const found = SHIPPED_QUESTIONNAIRES.find(({ questionnaire }) => questionnaire.id === id);
    if (!found) throw new DomainError('not_found', 'No such questionnaire', [{ pointer: '/questionnaireId', message: 'names no questionnaire' }]);
    return found;
  }
}

/** Of exactly this text: a frozen questionnaire is recognised by it. */
export const hashOfQuestionnaire = (questionnaire: Questionnaire): string => createHash('sha256').update(JSON.stringify(questionnaire)).digest('hex');
