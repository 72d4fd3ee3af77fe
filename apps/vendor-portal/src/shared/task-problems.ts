import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { isAnswered, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { Evidence, Progress } from './task-progress.js';

export interface TaskProblem {
  readonly question: Question;
  readonly words: string;
  /** False: it is said, and may be submitted all the same. */
  readonly blocks: boolean;
}

/** What stands between the answers and their submission, as the server would judge it, and what only deserves a word. */
export const problemsOf = ({ asked, answers }: Pick<Progress, 'asked' | 'answers'>, evidence: readonly Evidence[]): TaskProblem[] => {
  const problems: TaskProblem[] = [];
  for (const question of asked) {
    const answer = answers[question.id];
    const files = evidence.filter(({ questionKeys }) => questionKeys.includes(question.id));
    const say = (words: string, blocks = true) => problems.push({ question, words, blocks });
    const wrong = answerProblem(question, answer);
    if (wrong) say(wrong.sentence);
    else if (question.required && !isAnswered(question, answer)) say('Not answered');
    for (const { check, name, refusal } of files) {
      if (check === 'refused') say(`“${name}” was refused. ${refusal ?? 'Remove it, or send another'}`);
      else if (check !== 'ready') say(`“${name}” is still being checked. Try again in a minute`);
    }
    if (question.evidence?.required && files.length === 0 && isAnswered(question, answer)) say('Evidence is asked for, and none is uploaded', false);
  }
  return problems.sort((one, other) => Number(other.blocks) - Number(one.blocks));
};
