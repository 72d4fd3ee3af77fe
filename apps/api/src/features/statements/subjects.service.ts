import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { QuestionnairesReader } from '../questionnaires/questionnaires.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { StatementsService } from './statements.service.js';

/** What can be asked of many vendors, or again and again: a statement or a questionnaire. */
export interface Subject {
  readonly kind: 'statement' | 'questionnaire';
  readonly subjectId: string;
}

export interface AskSubject extends Subject {
  readonly contactId: string;
  readonly dueOn: LocalDate;
  readonly about: string;
  /** Of a questionnaire; a statement has its own. */
  readonly title: string;
  readonly senderMemberId: string | null;
}

/** Questionnaires that make sense without a word about one event or one end. */
const ASKABLE = ['questionnaire', 'subcontractors'];

@Injectable()
export class SubjectsService {
  constructor(private readonly statements: StatementsService, private readonly questionnaires: QuestionnairesReader, private readonly requests: RequestsService) {}

  /** How it is called today; `not_found` for what cannot be asked so. */
  async titleOf(ctx: Ctx, { kind, subjectId }: Subject): Promise<string> {
    if (kind === 'statement') return (await this.statements.offeredOne(ctx, subjectId)).title;
    const found = (await this.questionnaires.all(ctx)).find(({ kind, questionnaire }) => ASKABLE.includes(kind) && questionnaire.id === subjectId);
    if (!found) throw new DomainError('not_found', 'No such questionnaire', [{ pointer: '/subjectId', message: 'names no questionnaire that can be asked of many' }]);
    return found.questionnaire.title;
  }

  /** Asks one vendor, unless it was asked and has not answered; says the request's id. */
  ask(ctx: Ctx, vendorId: string, { kind, subjectId, title, ...ask }: AskSubject): Promise<string> {
    return kind === 'statement' ? this.statements.ask(ctx, vendorId, { ...ask, statementId: subjectId }) : this.requests.sendUnlessOpen(ctx, vendorId, { ...ask, questionnaireId: subjectId, title });
  }
}
