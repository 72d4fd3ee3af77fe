import { addQuestion, addSection, changeQuestion, changeSection, changeType, moveQuestion, moveSection, removeSection } from './document-edits.js';
import { readDocument, type QuestionnaireDocument } from './questionnaire-document.js';
import { documentFrom, partsOf } from './questionnaire-parts.js';

const yes = (question: string) => ({ all: [{ question, op: 'in', value: ['yes'] }] });
const two = (): QuestionnaireDocument => readDocument({ title: 'Q', sections: [{ id: 's', title: 'S' }, { id: 't', title: 'T' }], questions: [
  { id: 'A', section: 's', text: 'a', type: 'yes_no_na' }, { id: 'B', section: 's', text: 'b', type: 'yes_no_na', showIf: yes('A') }, { id: 'C', section: 't', text: 'c', type: 'yes_no_na', showIf: yes('A') },
] }).document;
const order = ({ questions }: QuestionnaireDocument) => questions.map(({ id, section }) => `${section}${id}`).join(' ');

it('a questionnaire in which an id comes twice is taken apart and put together without a loss', () => {
  const twice = changeQuestion(two(), 1, { id: 'A' });
  const together = documentFrom(partsOf(twice));
  expect(together.questions.map(({ id, text }) => id + text).toSorted()).toEqual(['Aa', 'Ab', 'Cc']);
});

describe('edits of a questionnaire', () => {
  it('move a question within its section, and over its edge into the next', () => {
    const down = moveQuestion(two(), 0, 1);
    expect([order(down.document), down.at]).toEqual(['sB sA tC', 1]);
    const over = moveQuestion(down.document, 1, 1);
    expect([order(over.document), over.at]).toEqual(['sB tA tC', 1]);
    expect(moveQuestion(over.document, 1, -1)).toMatchObject({ at: 1 });
    expect(order(moveQuestion(over.document, 1, -1).document)).toBe('sB sA tC');
    expect(moveQuestion(two(), 0, -1)).toEqual({ document: two(), at: 0 });
    expect(moveQuestion(two(), 2, 1)).toEqual({ document: two(), at: 2 });
  });

  it('move and remove a section with its questions', () => {
    expect(order(moveSection(two(), 1, -1))).toBe('tC sA sB');
    expect(order(removeSection(two(), 0))).toBe('tC');
    expect(order(changeSection(two(), 0, { id: 'r' }))).toBe('rA rB tC');
  });

  it('add a question where one is, with an id that nobody has', () => {
    const { document, at } = addQuestion(two(), 's', 0);
    expect([order(document), at]).toEqual(['sA sQ-4 sB tC', 1]);
    expect(order(addQuestion(two(), 't', null).document)).toBe('sA sB tC tQ-4');
    expect(addSection(two()).sections.at(-1)).toEqual({ id: 'section-3', title: '' });
  });

  it('a new id is followed by the conditions that name it; another type lets go of what means nothing there', () => {
    expect(changeQuestion(two(), 0, { id: 'A1' }).questions.map(({ showIf }) => showIf?.all?.[0]?.question)).toEqual([undefined, 'A1', 'A1']);
    const choice = changeType(two(), 0, 'single_choice').questions[0];
    expect(choice?.options).toHaveLength(2);
    expect(changeType(changeType(two(), 0, 'single_choice'), 0, 'date').questions[0]?.options).toBeUndefined();
    expect(changeType(two(), 0, 'table').questions[0]?.columns).toHaveLength(1);
  });
});
