import { print } from './print.js';
import type { StatementDocumentData } from './statement-document.js';

const DATA: StatementDocumentData = {
  title: 'Yearly statement on safeguards', requesterName: 'St Mary’s Health', vendorName: 'Riverside Imaging LLC', documentNumber: 'ATT-SAFEGUARDS-1a2b3c4d', text: 'I, Priya Nair, state this.\n1. One.\nExceptions: none', withExceptions: false,
  madeBy: { name: 'Priya Nair', title: 'Privacy officer' }, madeOn: 'Tue 1 Dec 2026', zone: 'Central Time (Chicago)', authority: 'I have authority.', authenticated: 'A code was typed in.', email: 'priya@vendor.example',
  basis: 'proposed', basisNote: 'Proposed, not in force.', citations: ['45 CFR 164.312'], version: 1, wordsSha256: 'ab'.repeat(32), textSha256: 'cd'.repeat(32),
};

it('is printed whole, on one page while it is short, and on more when its exceptions are long', async () => {
  const pages = async (data: StatementDocumentData) => Buffer.from(await print({ template: 'statement', data })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
  expect(await pages(DATA)).toBe(1);
  expect(await pages({ ...DATA, withExceptions: true, text: `${DATA.text}\n${'A long exception goes on. '.repeat(400)}` })).toBeGreaterThan(1);
});
