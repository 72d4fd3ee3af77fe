import { questionnaireChanges } from './questionnaire-changes.js';
import { readDocument, type QuestionnaireDocument } from './questionnaire-document.js';

const document = (questions: object[], more: object = {}): QuestionnaireDocument => readDocument({ title: 'Q', sections: [{ id: 's', title: 'S' }], questions: questions.map((question) => ({ section: 's', type: 'yes_no_na', ...question })), ...more }).document;

describe('the changes from one version to the next', () => {
  it('tell what was added, removed, moved and changed, and whether the meaning did', () => {
    const before = document([{ id: 'A', text: 'a' }, { id: 'B', text: 'b' }, { id: 'C', text: 'c', help: 'h' }, { id: 'D', text: 'd' }]);
    const after = document([{ id: 'D', text: 'd' }, { id: 'A', text: 'a', weight: 3 }, { id: 'C', text: 'c, now', help: 'h' }, { id: 'E', text: 'e' }], { title: 'R' });
    const { whole, questions } = questionnaireChanges(before, after);
    expect(whole).toEqual([{ field: 'title', before: '"Q"', after: '"R"' }]);
    expect(questions.map(({ id, kind, moved, meaning }) => ({ id, kind, moved, meaning }))).toEqual([
      { id: 'D', kind: 'moved', moved: true, meaning: false },
      { id: 'A', kind: 'changed', moved: false, meaning: false },
      { id: 'C', kind: 'changed', moved: false, meaning: true },
      { id: 'E', kind: 'added', moved: false, meaning: true },
      { id: 'B', kind: 'removed', moved: false, meaning: true },
    ]);
  });

  it('another score of an answer is no other meaning, another answer is', () => {
    const choice = (options: object[]) => document([{ id: 'A', text: 'a', type: 'single_choice', options }]);
    const before = choice([{ value: 'x', label: 'X', score: 1 }, { value: 'y', label: 'Y', score: 0 }]);
    expect(questionnaireChanges(before, choice([{ value: 'x', label: 'X', score: 0.5 }, { value: 'y', label: 'Y', score: 0 }])).questions).toMatchObject([{ kind: 'changed', meaning: false }]);
    expect(questionnaireChanges(before, choice([{ value: 'x', label: 'X', score: 1 }])).questions).toMatchObject([{ kind: 'changed', meaning: true }]);
  });
});
