import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { AnswerSaver, SavedDraft } from '@holdfast/ui/answer-saver';
import { useSaver } from '@holdfast/ui/use-saver';
import { answerTransport } from './answers.api.js';

interface Place {
  readonly organization: string;
  readonly requestId: string;
  readonly question: Question;
}

/** The saver of one question of a request. */
export const useAnswerSaver = ({ organization, requestId, question }: Place, saved: SavedDraft, onSaved: (saved: SavedDraft) => void): AnswerSaver =>
  useSaver({ key: `${organization}/${requestId}/${question.id}`, question, transport: () => answerTransport(organization, requestId, question.id), saved, onSaved });
