import fc from 'fast-check';
import { readDocument } from '../questionnaires/questionnaire-document.js';
import { INSTEAD, optionsOf, type Question, type Questionnaire } from '../questionnaires/questionnaire.js';
import { HIPAA_BA_CORE } from '../questionnaires/hipaa-ba-core.js';
import { SUBCONTRACTOR_LIST } from '../questionnaires/shipped-questionnaires.js';
import { addDays } from '../dates/local-date.js';
import type { Cell, Sheet } from '../spreadsheets/sheet.js';
import type { WorkbookLayout } from '../spreadsheets/workbook-layout.js';
import { answerWorkbook, COLUMNS, type WorkbookRequest } from './answer-workbook.js';
import { readAnswerWorkbook, templateIdOf } from './read-answer-workbook.js';
import { workbookChanges } from './workbook-changes.js';
import type { StoredAnswer } from './workbook-state.js';

const options = [{ value: 'a', label: 'One, or more' }, { value: 'b', label: 'one,  or MORE' }, { value: 'c', label: 'Yes; no' }, { value: 'd', label: '' }];
/** One question of every type, with what trips spreadsheets. */
const EVERY: Questionnaire = { id: 'every', version: '1', ...readDocument({
  title: 'Every type', sections: [{ id: 's', title: 'A/B: [first]' }, { id: 't', title: 'A/B: [first]' }],
  questions: [
    { id: 'Y', section: 's', text: 'Y?', type: 'yes_no_na' }, { id: 'S', section: 's', text: 'S?', type: 'single_choice', options }, { id: 'M', section: 's', text: 'M?', type: 'multi_choice', options, allowNone: true, noneLabel: 'Not applicable' },
    { id: 'N', section: 's', text: 'N?', type: 'number', unit: 'hours', allowNone: true }, { id: 'D', section: 't', text: 'D?', type: 'date', allowNone: true }, { id: 'T', section: 't', text: 'T?', type: 'text' }, { id: 'L', section: 't', text: 'L?', type: 'long_text', required: true },
    { id: 'R', section: 't', text: 'R?', type: 'table', columns: [{ id: 'name', label: 'Name', type: 'text', required: true }, { id: 'n', label: 'How many', type: 'number' }, { id: 'd', label: 'Since', type: 'date' }, { id: 'c', label: 'Kind', type: 'choice', options }, { id: 'cs', label: 'Kinds', type: 'choices', options }] },
    { id: 'F', section: 't', text: 'F?', type: 'file', allowNone: true, noneLabel: 'Nothing to upload' },
  ],
}).document };

const template = { requestId: 'r', token: 't' };
const requestOf = (questionnaire: Questionnaire, answers: Record<string, StoredAnswer>, more: Partial<WorkbookRequest> = {}): WorkbookRequest =>
  ({ template, title: 'Questions', customer: 'St. Mary’s', due: '2026-12-24', questionnaire, answers: new Map(Object.entries(answers)), open: new Set(questionnaire.questions.map(({ id }) => id)), takesInstead: true, ...more });
/** What a reader of the file would hand over. */
const sheetsOf = ({ sheets }: WorkbookLayout): Sheet[] => sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(({ value }) => value)) }));
const roundTrip = (request: WorkbookRequest, edit: (sheets: Sheet[]) => Sheet[] = (sheets) => sheets, stored = request.answers) =>
  workbookChanges(readAnswerWorkbook(edit(sheetsOf(answerWorkbook(request))), request.questionnaire, request.takesInstead), request.questionnaire, stored, request.open);
const edited = (id: string, column: number, cell: Cell, part = '') => (sheets: Sheet[]): Sheet[] =>
  sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => (row[COLUMNS.id] === id && (row[COLUMNS.part] ?? '') === part ? row.with(column, cell) : row)) }));

const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('=1+1', 'a\r\nb', '  ', '007', 'TRUE', '2026-03-01', 'x\ty'));
const day = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('2026-03-01', days));
const number = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
const choices = fc.subarray(options.map(({ value }) => value));
const valueFor = (question: Question): fc.Arbitrary<unknown> => {
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice': return fc.constantFrom(null, ...optionsOf(question).map(({ value }) => value));
    case 'multi_choice': return choices.map((chosen) => (chosen.length > 0 ? chosen : null));
    case 'number': return fc.option(number);
    case 'date': return fc.option(day);
    case 'text':
    case 'long_text': return fc.option(words);
    case 'table': return fc.option(fc.array(fc.record({ name: words, n: fc.option(number), d: fc.option(day), c: fc.option(fc.constantFrom(...options.map(({ value }) => value))), cs: choices }), { maxLength: 4 }));
    case 'file': return fc.constant(null);
  }
};
const answerFor = (question: Question): fc.Arbitrary<StoredAnswer> => fc.record({ value: valueFor(question), said: fc.constantFrom(null, null, null, ...INSTEAD, ...(question.allowNone ? ['none' as const] : [])), comment: fc.oneof(fc.constant(''), words), version: fc.nat({ max: 9 }) })
  .map(({ value, said, comment, version }) => ({ value: said === null ? value : null, none: said === 'none', instead: said === 'none' ? null : said, comment, version }));

describe('a workbook of answers', () => {
  it('that nobody touched changes nothing, whatever was answered', () => {
    fc.assert(fc.property(fc.record(Object.fromEntries(EVERY.questions.map((question) => [question.id, answerFor(question)]))), (answers) => {
      expect(roundTrip(requestOf(EVERY, answers))).toEqual({ changes: [], same: EVERY.questions.length, newer: 0 });
    }), { numRuns: 150 });
  });

  it('says whose it is, and names its sheets so that any program takes them', () => {
    const layout = answerWorkbook(requestOf(EVERY, {}));
    expect(templateIdOf(sheetsOf(layout))).toEqual(template);
    expect(templateIdOf([{ name: 'x', rows: [['Id', 'Question']] }])).toBeNull();
    const names = layout.sheets.map(({ name }) => name);
    expect(names).toEqual(['Read me', '1 A B first', '2 A B first', 'Table of R']);
    expect(answerWorkbook(requestOf(HIPAA_BA_CORE, {})).sheets.every(({ name }) => name.length <= 31)).toBe(true);
    expect(roundTrip(requestOf(SUBCONTRACTOR_LIST, {}))).toMatchObject({ changes: [] });
  });

  it('what was typed is new or changed, by each type', () => {
    const request = requestOf(EVERY, { T: { value: 'before', none: false, instead: null, comment: '', version: 2 } });
    const one = (edit: (sheets: Sheet[]) => Sheet[]) => roundTrip(request, edit).changes.map(({ verdict, question, brought }) => [verdict, question, brought?.value, brought?.instead ?? (brought?.none ? 'none' : null)]);
    expect(one(edited('Y', COLUMNS.answer, 'yes'))).toEqual([['new', 'Y', 'yes', null]]);
    expect(one(edited('S', COLUMNS.answer, 'ONE, or more (2)'))).toEqual([['new', 'S', 'b', null]]);
    expect(one(edited('M', COLUMNS.answer, 'x', 'c'))).toEqual([['new', 'M', ['c'], null]]);
    expect(one(edited('M', COLUMNS.instead, 'not applicable'))).toEqual([['new', 'M', null, 'none']]);
    expect(one(edited('M', COLUMNS.instead, 'I don’t know'))).toEqual([['new', 'M', null, 'unknown']]);
    expect(one(edited('N', COLUMNS.answer, '3,5'))).toEqual([['new', 'N', 3.5, null]]);
    expect(one(edited('D', COLUMNS.answer, 46_082))).toEqual([['new', 'D', '2026-03-01', null]]);
    expect(one(edited('T', COLUMNS.answer, 5))).toEqual([['changed', 'T', '5', null]]);
    expect(one(edited('T', COLUMNS.answer, null))).toEqual([['changed', 'T', null, null]]);
    const rows = (sheets: Sheet[]) => sheets.map((sheet) => (sheet.name === 'Table of R' ? { ...sheet, rows: [...sheet.rows.slice(0, 2), ['Acme', 3, { day: '2026-03-01' }, 'yes no', 'Yes; no\nONE, or more']] as Cell[][] } : sheet));
    expect(one(rows)).toEqual([['new', 'R', [{ name: 'Acme', n: 3, d: '2026-03-01', c: 'c', cs: ['a', 'c'] }], null]]);
  });

  it('what cannot be understood says why: wrong answers, formulas, both at once, strangers', () => {
    const request = requestOf(EVERY, {});
    const why = (edit: (sheets: Sheet[]) => Sheet[], more: Partial<WorkbookRequest> = {}) => roundTrip({ ...request, ...more }, edit).changes.map(({ verdict, sentence }) => `${verdict}: ${sentence}`).join('\n');
    expect(why(edited('Y', COLUMNS.answer, 'perhaps'))).toMatch(/not_understood: “perhaps” is not one of the answers/);
    expect(why(edited('T', COLUMNS.answer, { formula: true }))).toMatch(/holds a formula, which is ignored/);
    expect(why(edited('N', COLUMNS.answer, -1))).toMatch(/0 or more/);
    expect(why(edited('D', COLUMNS.answer, '31/12/26'))).toMatch(/write it as 2026-03-01/);
    expect(why((sheets) => edited('Y', COLUMNS.answer, 'Yes')(edited('Y', COLUMNS.instead, 'Not applicable')(sheets)))).toMatch(/keep one of them/);
    expect(why(edited('T', COLUMNS.id, 'T2'))).toMatch(/“T2” is no question of this request/);
    expect(why(edited('T', COLUMNS.id, 'L'))).toMatch(/L stands here a second time/);
    expect(why((sheets) => edited('T', COLUMNS.answer, 'x')(edited('T', COLUMNS.version, null)(sheets)))).toMatch(/Download the workbook again/);
    expect(why(edited('T', COLUMNS.answer, 'x'), { open: new Set() })).toMatch(/cannot be changed any more/);
    expect(why(edited('T', COLUMNS.instead, 'I don’t know'), { takesInstead: false })).toMatch(/cannot be said instead/);
  });

  it('a row that was changed on both sides is a conflict; one that nobody touched here yields to the page', () => {
    const at = (value: string, version: number): StoredAnswer => ({ value, none: false, instead: null, comment: '', version });
    const request = requestOf(EVERY, { T: at('old', 1), L: at('long', 1) });
    const now = new Map([['T', at('theirs', 2)], ['L', at('their long', 2)]]);
    const { changes, newer } = roundTrip(request, edited('T', COLUMNS.answer, 'mine'), now);
    expect(changes).toMatchObject([{ verdict: 'conflict', question: 'T', brought: { value: 'mine' }, stored: { value: 'theirs', version: 2 } }]);
    expect(newer).toBe(1);
    expect(roundTrip(request, edited('T', COLUMNS.answer, 'theirs'), now).changes).toEqual([]); // both say the same
  });
});
