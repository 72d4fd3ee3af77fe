import type { Cell, Sheet } from '../spreadsheets/sheet.js';
import { recogniseFile } from './known-files.js';
import { likelyColumns, readTable } from './table-reading.js';

const sheet = (rows: Cell[][], name = 'Sheet1'): Sheet => ({ name, rows });

describe('a table of questions from elsewhere', () => {
  it('is read by its headings, wherever they stand, with types and ids made up where there are none', () => {
    const read = readTable([sheet([['Vendor questions 2026'], [], ['No.', 'Domain', 'Question', 'Choices', 'Notes'], [1, 'Access', 'Do you use MFA?', null, 'x'], [null, 'Access', 'Which kind?', 'App; Key; Text message', ''], [3, 'People', 'Describe training.', null, null]])]);
    expect(read?.document).toEqual({
      title: '', sections: [{ id: 'access', title: 'Access' }, { id: 'people', title: 'People' }],
      questions: [
        { id: '1', section: 'access', text: 'Do you use MFA?', type: 'yes_no_na' },
        { id: 'Q-2', section: 'access', text: 'Which kind?', type: 'single_choice', options: [{ value: 'app', label: 'App' }, { value: 'key', label: 'Key' }, { value: 'text_message', label: 'Text message' }] },
        { id: '3', section: 'people', text: 'Describe training.', type: 'text' },
      ],
    });
    expect(read?.columns).toMatchObject([{ header: 'No.', field: 'id' }, { field: 'section' }, { field: 'text' }, { field: 'options' }, { header: 'Notes', field: null, examples: ['x'] }]);
  });

  it('takes a column for what a person says it is', () => {
    const rows = [['Frage', 'Hilfe'], ['Wer ist verantwortlich?', 'Name']];
    expect(readTable([sheet(rows)])).toBeNull();
    expect(likelyColumns([sheet(rows)]).map(({ header }) => header)).toEqual(['Frage', 'Hilfe']);
    expect(readTable([sheet(rows)], { frage: 'text', hilfe: 'help' })?.document.questions).toMatchObject([{ text: 'Wer ist verantwortlich?', help: 'Name' }]);
  });

  it('gives every row a verdict, and says what of it was left out', () => {
    const read = readTable([sheet([['Id', 'Question', 'Type', 'Required', 'Show if', 'Weight'], ['A', 'Is it one?', 'riddle', 'maybe', '{broken', 'heavy'], ['A', 'Two?', 'yes/no', 'yes', '', 2], ['B', '', 'text', '', '', ''], ['C', { formula: true }, 'text', '', '', ''], [null, null, null, null, null, null]])]);
    expect(read?.rows.map(({ row, verdict, id }) => [row, verdict, id])).toEqual([[2, 'question', 'A'], [3, 'question', 'A-2'], [4, 'refused', 'B'], [5, 'refused', 'C']]);
    expect(read?.rows[0]?.notes.join(' ')).toMatch(/no type we know.*by its wording.*is no number.*neither yes nor no.*not readable/);
    expect(read?.rows[3]?.notes).toContain('A formula was ignored (Question).');
    expect(read?.document.questions).toMatchObject([{ id: 'A', type: 'yes_no_na' }, { id: 'A-2', required: true, weight: 2 }]);
  });

  it('keeps conditions that lead in a circle, for the check to tell', () => {
    const showIf = (question: string) => JSON.stringify({ all: [{ question, op: 'in', value: ['yes'] }] });
    const read = readTable([sheet([['Id', 'Question', 'Type', 'Show if'], ['A', 'One?', 'yes/no', showIf('B')], ['B', 'Two?', 'yes/no', showIf('A')]])]);
    expect(read?.document.questions).toMatchObject([{ showIf: { all: [{ question: 'B' }] } }, { showIf: { all: [{ question: 'A' }] } }]);
  });
});

// The layouts only: the words of their questions are not ours to ship.
describe('files that many know', () => {
  const caiq = [sheet([['CONSENSUS ASSESSMENTS'], ['Question ID', 'Question', 'CSP CAIQ Answer', 'SSRM Control Ownership', 'CCM Control ID', 'CCM Control Specification', 'CCM Domain Title'], ['A&A-01.1', 'Are words in place?', 'Yes', 'CSP-owned', 'A&A-01', 'Have words.', 'Audit & Assurance'], ['A&A-01.2', 'Are words reviewed?', 'No', 'CSP-owned', 'A&A-01', 'Have words.', 'Audit & Assurance']], 'CAIQv4.0.3')];
  const hecvat = [sheet([['Welcome']], 'START HERE'), sheet([['Higher Education Community Vendor Assessment Toolkit'], ['ID', 'Question', 'Vendor Answers', 'Additional Information', 'Guidance'], ['Company Overview', null, null, null, null], ['COMP-01', 'Describe your company.', 'A company', null, 'Say more'], ['COMP-02', 'Have you had a breach?', 'No', null, null]], 'Organization'), sheet([['ID', 'Question', 'Vendor Answers', 'Additional Information', 'Guidance'], ['HLAA-01', 'Does it work?', null, null, null]], 'Infrastructure')];
  const sig = [sheet([['Ques Num', 'Question/Request', 'Response', 'Additional Information', 'SIG Level'], ['A.1', 'Is there a program?', 'Yes', '', 'Lite'], ['A.1.1', 'Does it have an owner?', '', '', 'Core']], 'A. Enterprise Risk'), sheet([['Ques Num', 'Question/Request', 'Response'], ['B.1', 'Is there a policy?', '']], 'B. Security Policy')];

  it.each([['CAIQ', caiq], ['HECVAT', hecvat], ['SIG', sig]])('%s is recognised, and nobody’s answers are taken for questions', (name, sheets) => {
    const read = readTable(sheets);
    expect(read?.recognised).toContain(name);
    expect(recogniseFile(sheets)?.name).toBe(read?.recognised);
    expect(read?.document.questions.every(({ text }) => /[?.]$/.test(text))).toBe(true);
    expect(read?.columns.filter(({ header }) => /answer|response|ownership|additional/i.test(header)).every(({ field }) => field === null)).toBe(true);
  });

  it('keeps their domains, headings and sheets as sections', () => {
    expect(readTable(caiq)?.document).toMatchObject({ sections: [{ title: 'Audit & Assurance' }], questions: [{ id: 'A-A-01.1', type: 'yes_no_na', help: 'Have words.' }, { id: 'A-A-01.2' }] });
    expect(readTable(hecvat)?.document.sections.map(({ title }) => title)).toEqual(['Company Overview', 'Infrastructure']);
    expect(readTable(hecvat)?.document.questions.map(({ type }) => type)).toEqual(['text', 'yes_no_na', 'yes_no_na']);
    expect(readTable(sig)?.document.sections.map(({ title }) => title)).toEqual(['A. Enterprise Risk', 'B. Security Policy']);
  });

  it('another file is nobody’s', () => {
    expect(readTable([sheet([['Id', 'Question'], ['A', 'Do you?']])])?.recognised).toBeNull();
  });
});
