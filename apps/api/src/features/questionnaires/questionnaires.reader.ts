import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { DomainError } from '../../platform/errors/domain-error.js';

const SHIPPED: readonly Questionnaire[] = [HIPAA_BA_CORE];

/** The questionnaires that can be sent: those that Holdfast ships, as data with a version. */
@Injectable()
export class QuestionnairesReader {
  all(): readonly Questionnaire[] {
    return SHIPPED;
  }

  /** The one with this id, or `not_found`. */
  existing(id: string): Questionnaire {
    const found = SHIPPED.find((questionnaire) => questionnaire.id === id);
    if (!found) throw new DomainError('not_found', 'No such questionnaire', [{ pointer: '/questionnaireId', message: 'names no questionnaire' }]);
    return found;
  }
}

/** Of exactly this text: a frozen questionnaire is recognised by it. */
export const hashOfQuestionnaire = (questionnaire: Questionnaire): string => createHash('sha256').update(JSON.stringify(questionnaire)).digest('hex');
