import { type AnswerTest, type Question, optionsOf, type QuestionType } from './questionnaire.js';

/** Which tests an answer of each type can pass; any other would never hold. */
export const OPERATORS_OF: Record<QuestionType, readonly AnswerTest['op'][]> = {
  yes_no_na: ['in', 'empty'], single_choice: ['in', 'empty'], multi_choice: ['includes', 'empty'], number: ['gt', 'lt', 'empty'], date: ['olderThanDays', 'empty'],
  text: ['empty'], long_text: ['empty'], table: ['empty'], file: ['empty'],
};

export const wantedOf = ({ value }: AnswerTest): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Why a test can never hold on this question, as the end of a sentence; null when it can. */
export const testProblem = (question: Question, test: AnswerTest): string | null => {
  if (!OPERATORS_OF[question.type].includes(test.op)) return `cannot be asked of an answer of this type`;
  switch (test.op) {
    case 'in':
    case 'includes': {
      const offered = optionsOf(question).map(({ value }) => value);
      const wanted = wantedOf(test);
      if (wanted.length === 0) return 'names no answer';
      const unknown = wanted.find((value) => !offered.includes(value as string));
      return unknown === undefined ? null : `names the answer “${String(unknown)}”, which ${question.id} does not offer`;
    }
    case 'gt':
    case 'lt':
      return typeof test.value === 'number' ? null : 'needs a number';
    case 'olderThanDays':
      return typeof test.value === 'number' && test.value >= 0 ? null : 'needs a number of days';
    case 'empty':
      return question.allowNone || !question.required ? null : 'never holds: the question must be answered, and “none” is not offered';
  }
};
