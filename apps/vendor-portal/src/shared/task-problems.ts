import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { isAnswered, type Question, type Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadGap } from '@holdfast/domain/questionnaires/said-instead';
import { unfinished } from '@holdfast/domain/questionnaires/table-answer';
import type { Evidence, Progress } from './task-progress.js';

export interface TaskProblem {
  readonly question: Question;
  readonly words: string;
  /** False: it is said, and may be submitted all the same. */
  readonly blocks: boolean;
}

/** What stands between the answers and their submission, as the server would judge it, and what only deserves a word. */
export const problemsOf = ({ questions }: Questionnaire, { asked, answers, comments }: Pick<Progress, 'asked' | 'answers' | 'comments'>, evidence: readonly Evidence[]): TaskProblem[] => {
  const problems: TaskProblem[] = [];
  const judge = (question: Question, { check, name, refusal }: Evidence) => {
    if (check === 'refused') problems.push({ question, blocks: true, words: `“${name}” was refused. ${refusal ?? 'Remove it, or send another'}` });
    else if (check !== 'ready') problems.push({ question, blocks: true, words: `“${name}” is still being checked. Try again in a minute` });
  };
  for (const question of asked) {
    const answer = answers[question.id];
    const files = evidence.filter(({ questionKeys }) => questionKeys.includes(question.id));
    const say = (words: string, blocks = true) => problems.push({ question, words, blocks });
    const wrong = answerProblem(question, answer);
    const lacking = unfinished(question, answer?.value) ?? insteadGap(answer, comments.get(question.id) ?? '');
    if (wrong) say(wrong.sentence);
    else if (lacking) say(lacking);
    else if (question.required && !isAnswered(question, answer)) say('Not answered');
    for (const file of files) judge(question, file);
    if (question.evidence?.required && files.length === 0 && isAnswered(question, answer)) say('Evidence is asked for, and none is uploaded', false);
  }
  // A file stays with its question when that is not asked any more; a refused one would still be in the way.
  for (const file of evidence) {
    if (asked.some(({ id }) => file.questionKeys.includes(id))) continue;
    const question = questions.find(({ id }) => file.questionKeys.includes(id));
    if (question) judge(question, file);
  }
  return problems.sort((one, other) => Number(other.blocks) - Number(one.blocks));
};
