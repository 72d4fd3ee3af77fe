import { print } from './print.js';
import type { SubmissionCopyData } from './submission-copy.js';

const question = (at: number) => ({ id: `Q-${at}`, text: `Question ${at}?`, answer: at % 3 === 0 ? null : 'Yes', comment: at % 5 === 0 ? 'As told before' : '', changed: at === 7 });
const DATA: SubmissionCopyData = {
  title: 'Security questionnaire', requesterName: 'St Mary’s Health', vendorName: 'Riverside Imaging LLC', documentNumber: 'SUB-1a2b3c4d-1', number: 1, submittedOn: '2026-11-30', zone: 'Central Time (Chicago)',
  by: { name: 'Priya Nair', title: 'CISO' }, sha256: 'ab'.repeat(32), sections: [{ title: 'Profile', questions: [question(1), question(2)] }], files: [],
};
const pages = async (data: SubmissionCopyData) => Buffer.from(await print({ template: 'submissionCopy', data })).toString('latin1').match(/\/Type \/Page\b/g)?.length;

it('a short submission is one page; three hundred answers with files are many, and all are printed', async () => {
  expect(await pages(DATA)).toBe(1);
  const long = { ...DATA, number: 2, sections: [{ title: 'Everything', questions: Array.from({ length: 300 }, (_, at) => question(at)) }], files: [{ name: 'soc2.pdf', bytes: 412_000, sha256: 'cd'.repeat(32), covers: ['Q-1'] }] };
  expect(await pages(long)).toBeGreaterThan(8);
});
