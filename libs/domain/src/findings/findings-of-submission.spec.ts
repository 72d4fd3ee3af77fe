import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { findingsOfSubmission, seenAgain } from './findings-of-submission.js';

const QUESTIONNAIRE: Questionnaire = {
  id: 'q', title: 'Q', version: '1', sections: [{ id: 's', title: 'S' }], remediationDays: { low: 100 },
  questions: [
    { id: 'A', section: 's', text: 'A?', type: 'yes_no_na', gapAnswers: [{ when: { op: 'in', value: ['no'] }, finding: 'No A', remediation: 'Do A' }], evidence: { kinds: ['policy'], required: true } },
    { id: 'B', section: 's', text: 'Send B', type: 'file' },
    { id: 'C', section: 's', text: 'C?', type: 'text' },
  ],
};
const [A, B] = QUESTIONNAIRE.questions;

it('each question is found once: its gap, else the missing document, with the remedy that is asked for and its day', () => {
  const gap = { question: 'A', severity: 'high', dueDays: 30, dueOn: '2026-12-31', finding: 'No A' } as const;
  expect(findingsOfSubmission(QUESTIONNAIRE, [gap], [A, B], '2026-12-01')).toEqual([
    { questionKey: 'A', cause: 'gap', severity: 'high', title: 'No A', expected: 'Do A', dueOn: '2026-12-31' },
    { questionKey: 'B', cause: 'evidence', severity: 'low', title: 'No document was sent for “Send B”', expected: 'A document that shows it', dueOn: '2027-03-11' },
  ]);
});

it('seen again, it never becomes milder nor later; a graver one may come due earlier', () => {
  const known = { severity: 'medium', dueOn: '2026-12-15' } as const;
  expect(seenAgain(known, { severity: 'low', dueOn: '2027-06-01' })).toEqual(known);
  expect(seenAgain(known, { severity: 'critical', dueOn: '2026-12-10' })).toEqual({ severity: 'critical', dueOn: '2026-12-10' });
  expect(seenAgain(known, { severity: 'critical', dueOn: '2026-12-20' })).toEqual({ severity: 'critical', dueOn: '2026-12-15' });
});
