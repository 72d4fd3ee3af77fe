import { daysBetween, isLocalDate, type LocalDate } from '../dates/local-date.js';
import { isAnswered, isNone, valueOf, type Answer, type AnswerTest, type Question } from './questionnaire.js';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Does an answer pass a test? `empty`: none-or-never was ticked, or an optional question was left blank; a required one left
 * blank is missing, not empty. Every other test is false without a value, or with a value of another kind. `olderThanDays`
 * counts to the submission's day and is false for days after it. An unknown operator holds for nothing.
 */
export const passesTest = (test: AnswerTest, question: Question, answer: Answer | undefined, submittedOn: LocalDate | null): boolean => {
  const { op, value: wanted } = test;
  if (op === 'empty') return isNone(question, answer) || (question.required !== true && !isAnswered(question, answer));
  if (isNone(question, answer)) return false;
  const value = valueOf(answer);
  if (value === null) return false;
  switch (op) {
    case 'in':
      return !Array.isArray(value) && listOf(wanted).includes(value);
    case 'includes':
      return Array.isArray(value) && listOf(wanted).some((option) => value.includes(option));
    case 'gt':
      return typeof value === 'number' && typeof wanted === 'number' && value > wanted;
    case 'lt':
      return typeof value === 'number' && typeof wanted === 'number' && value < wanted;
    case 'olderThanDays':
      return isLocalDate(value) && submittedOn !== null && typeof wanted === 'number' && daysBetween(value, submittedOn) > wanted;
    default:
      return false;
  }
};
