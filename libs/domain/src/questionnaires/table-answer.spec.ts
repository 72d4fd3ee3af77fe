import { answerProblem } from './answer-validity.js';
import { answerWords } from './answer-words.js';
import { SUBCONTRACTOR_LIST } from './shipped-questionnaires.js';
import type { Question } from './questionnaire.js';
import { MOST_ROWS, tableProblems, unfinished } from './table-answer.js';

const list = SUBCONTRACTOR_LIST.questions.find(({ type }) => type === 'table') as Question;
const cirrus = { name: 'Cirrus Hosting', service: 'Hosting', phi: ['clinical'], electronic: 'yes', agreement: 'yes', since: '2025-02-01', noticeDays: 5 };

describe('an answer that is a table', () => {
  it('stands when each row says what its columns ask', () => {
    expect(answerProblem(list, { value: [cirrus] })).toBeNull();
    expect(answerWords(list, { value: [cirrus, { ...cirrus, name: 'Sentry Backup' }] })).toMatch(/^Cirrus Hosting · What it does for you: Hosting · .*In place since: Sat 1 Feb 2025 · Days it has to tell you of a breach: 5\nSentry Backup · /);
  });

  it('names the row and the column that can not', () => {
    const wrong = [cirrus, { ...cirrus, since: '2025-02-30', noticeDays: -1, phi: ['clinical', 'clinical'], agreement: 'perhaps' }];
    expect(tableProblems(list, wrong).map(({ row, column }) => `${row} ${column}`)).toEqual(['2 phi', '2 agreement', '2 since', '2 noticeDays']);
    expect(answerProblem(list, { value: wrong })).toEqual({ code: 'not_a_table', sentence: 'Row 2: Kinds of PHI it handles takes answers that are offered, each once.' });
  });

  it('may be kept half written, and is handed over whole', () => {
    const begun = [cirrus, { name: ' ', service: 'Backup' }];
    expect(answerProblem(list, { value: begun })).toBeNull();
    expect(unfinished(list, begun)).toBe('Row 2: Company is not filled in');
    expect(unfinished(list, [cirrus])).toBeNull();
  });

  it.each([['words', 'Cirrus'], ['a list of words', ['Cirrus']], ['a column nobody asked for', [{ ...cirrus, patient: 'x' }]], ['too many rows', Array.from({ length: MOST_ROWS + 1 }, () => cirrus)]])('refuses %s', (_what, value) => {
    expect(answerProblem(list, { value })?.code).toBe('not_a_table');
  });

  it('is no answer without a row', () => {
    expect(answerWords(list, { value: [] })).toBeNull();
  });
});
