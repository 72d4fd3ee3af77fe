import { checkQuestionnaire, errorsOf } from './questionnaire-check.js';
import { documentOf, readDocument } from './questionnaire-document.js';
import { SHIPPED_QUESTIONNAIRES } from './shipped-questionnaires.js';

const yesNo = (id: string, more: object = {}) => ({ id, section: 's', text: `${id}?`, type: 'yes_no_na', ...more });
const when = (question: string, value: unknown = ['yes'], op = 'in') => ({ question, op, value });
const checksOf = (questions: object[], more: object = {}) => {
  const { document, problems } = readDocument({ title: 'Q', sections: [{ id: 's', title: 'S' }], questions, ...more });
  expect(problems).toEqual([]);
  return checkQuestionnaire(document);
};
const codes = (questions: object[], more?: object) => checksOf(questions, more).map(({ code, pointer }) => `${code} ${pointer}`);

describe('the check of a questionnaire', () => {
  it.each(SHIPPED_QUESTIONNAIRES)('finds no error in what we ship: $questionnaire.title', ({ questionnaire }) => {
    expect(errorsOf(checkQuestionnaire(documentOf(questionnaire)))).toEqual([]);
  });

  it('finds conditions that point nowhere, forward, at themselves or in a circle', () => {
    expect(codes([yesNo('A', { showIf: { all: [when('Z')] } })])).toEqual(['unknown_question /questions/0/showIf/all/0']);
    expect(codes([yesNo('A', { showIf: { any: [when('B')] } }), yesNo('B')])).toEqual(['later_question /questions/0/showIf/any/0']);
    expect(codes([yesNo('A', { showIf: { all: [when('A')] } })])).toEqual(['circle /questions/0/showIf/all/0']);
    const circle = codes([yesNo('A', { showIf: { all: [when('C')] } }), yesNo('B', { showIf: { all: [when('A')] } }), yesNo('C', { showIf: { all: [when('B')] } })]);
    expect(circle).toContain('circle /questions/0/showIf/all/0');
  });

  it('finds conditions on answers that are not offered, or of a type that cannot be asked so', () => {
    expect(codes([yesNo('A'), yesNo('B', { showIf: { all: [when('A', ['perhaps'])] } })])).toEqual(['bad_condition /questions/1/showIf/all/0']);
    expect(codes([{ ...yesNo('A'), type: 'text' }, yesNo('B', { showIf: { all: [when('A', ['x'])] } })])).toContain('bad_condition /questions/1/showIf/all/0');
    expect(codes([{ ...yesNo('A'), type: 'number', gapAnswers: [{ when: { op: 'olderThanDays', value: 3 }, finding: 'x' }] }])).toEqual(['bad_gap /questions/0/gapAnswers/0/when']);
  });

  it('finds a question that no answers lead to', () => {
    expect(codes([yesNo('A'), yesNo('B', { showIf: { all: [when('A', ['yes']), when('A', ['no'])] } })])).toEqual(['unreachable /questions/1/showIf']);
    const number = { ...yesNo('N'), type: 'number', scored: false };
    expect(codes([number, yesNo('B', { showIf: { all: [when('N', 9, 'gt'), when('N', 9, 'lt')] } })])).toEqual(['unreachable /questions/1/showIf']);
    expect(codes([number, yesNo('B', { showIf: { all: [when('N', 9, 'gt'), when('N', 12, 'lt')] } })])).toEqual([]);
    const behind = codes([yesNo('A'), yesNo('B', { showIf: { all: [when('A', ['yes']), when('A', ['no'])] } }), yesNo('C', { showIf: { any: [when('B')] } })]);
    expect(behind).toEqual(['unreachable /questions/1/showIf', 'unreachable /questions/2/showIf']);
  });

  it('finds ids that come twice, blanks, weights below nothing, and what is too much', () => {
    expect(codes([yesNo('A'), yesNo('A')])).toEqual(['id_twice /questions/1/id']);
    expect(codes([yesNo('A b')])).toEqual(['bad_id /questions/0/id']);
    expect(codes([yesNo('A', { weight: -1 })])).toEqual(['bad_weight /questions/0/weight']);
    expect(codes([yesNo('A', { weight: 0 })])).toEqual(['weightless_section /sections/0']);
    expect(codes([{ ...yesNo('A'), type: 'single_choice' }])).toContain('no_options /questions/0/options');
    expect(codes([{ ...yesNo('A'), type: 'single_choice', options: [{ value: '', label: 'x' }, { value: 'y', label: ' ' }] }])).toEqual(expect.arrayContaining(['no_value /questions/0/options/0/value', 'no_label /questions/0/options/1/label']));
    expect(codes(Array.from({ length: 501 }, (_, at) => yesNo(`Q${at}`)))).toEqual(['too_many /questions']);
    expect(codes([{ ...yesNo('A'), type: 'multi_choice', scored: false, options: Array.from({ length: 201 }, (_, at) => ({ value: `${at}`, label: `${at}` })) }])).toEqual(['too_many /questions/0/options']);
    expect(codes([yesNo('A', { text: 'x'.repeat(2_001) })])).toEqual(['too_long /questions/0/text']);
    expect(codes([])).toEqual(['no_questions /questions', 'empty_section /sections/0']);
  });

  it('warns, without preventing anything, of a score that no answer changes', () => {
    const [found] = checksOf([{ ...yesNo('A'), type: 'number' }]);
    expect(found).toMatchObject({ level: 'warning', code: 'same_score', question: 'A' });
  });

  it('says where a document is not of the right form, and keeps the rest', () => {
    const { document, problems } = readDocument({ title: 3, questions: [{ id: 'A', type: 'essay', options: 'x', showIf: { all: [7] } }, 'no'], sections: {} });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/title', '/sections', '/questions/0/type', '/questions/0/options', '/questions/0/showIf/all/0', '/questions/1']);
    expect(document.questions).toMatchObject([{ id: 'A', type: 'text' }]);
  });
});
