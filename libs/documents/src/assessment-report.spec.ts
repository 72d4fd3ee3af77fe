import { print } from './print.js';
import type { AssessmentReportData } from './assessment-report-data.js';
import { printedBytes, printedDay } from './print-words.js';
import { printable } from './printable.js';

const SHA = '9c1f04ab'.repeat(8);
const SECTIONS = ['Agreement and permitted uses', 'Subcontractors', 'Security management', 'Access control', 'Encryption and logs', 'Backup and recovery', 'Incidents and breach reporting', 'Privacy Rule support'];

const report = (over: Partial<AssessmentReportData> = {}): AssessmentReportData => ({
  organizationName: 'St Mary’s Health', vendorName: 'Northfield Imaging', documentNumber: 'SMH-A-207-1',
  madeBy: { name: 'A. Ruiz', title: 'compliance officer' }, madeOn: '2026-10-16', zone: 'America/Chicago',
  request: { title: 'Yearly assessment 2026', questionnaire: { title: 'Core questions', version: '2026.1' }, sentOn: '2026-09-14', dueOn: '2026-10-14', submittedOn: '2026-10-12', submission: { number: 2, sha256: SHA } },
  decision: { kind: 'approved_with_conditions', reason: 'Northfield may go on reading and storing images. Two service accounts need a second factor by 11 Nov 2026, and a restore must be tested by 10 Jan 2027.', conditions: ['Second factor for two service accounts', 'A restore test within a year'], decidedBy: 'T. Brandt', decidedOn: '2026-10-16', secondedBy: 'A. Ruiz', aloneBecause: '', validUntil: '2027-10-16' },
  standing: {
    tier: 'High', residual: 'Moderate', because: ['Its inherent risk is high.', 'The risk by its answers is moderate, which makes it moderate.'],
    findings: [{ title: 'Two service accounts use a password only', severity: 'High', status: 'In remediation', dueOn: '2026-11-11' }, { title: 'Restore test is more than a year old', severity: 'Medium', status: 'Open', dueOn: '2027-01-10' }],
    exceptions: [{ title: 'An old modality cannot encrypt', severity: 'Medium', until: '2027-03-31' }],
  },
  score: { overall: '0.86', band: 'Residual risk: moderate', arithmetic: '98.5 of 114.0 points. Low from 0.90, moderate from 0.75, high from 0.50.', sections: SECTIONS.map((title, at) => ({ title, decimal: at === 7 ? null : (1 - at * 0.05).toFixed(2), answered: '5 of 5', gaps: at % 3 })) },
  gaps: [
    { questionId: 'AC-3', text: 'Where is multi-factor authentication enforced?', severity: 'high', finding: 'Two service accounts use a password only', remediation: 'A second factor, or certificates', dueOn: '2026-11-11', basis: 'Agreed with vendor' },
    { questionId: 'BR-2', text: 'When was a restore last tested?', severity: 'medium', finding: 'Restore test is more than a year old', remediation: null, dueOn: null, basis: 'Your policy, VM-4' },
  ],
  answers: SECTIONS.map((section, at) => ({ section, questions: Array.from({ length: 5 }, (_, n) => ({ id: `Q${at * 5 + n + 1}`, text: 'Where is multi-factor authentication enforced for people and for service accounts?', answer: n === 4 ? null : 'Remote and privileged access only', verdict: n === 3 ? 'Finding' : 'Accepted', ...(n === 1 ? { comment: 'Two service accounts still use a password; they will be replaced by 15 Dec 2026.' } : {}), ...(n === 2 ? { notAsked: 'no subcontractor holds PHI' } : {}) })) })),
  evidence: [{ fileName: 'northfield-soc2-2026.pdf', kind: 'SOC 2 report', bytes: 4_612_000, sha256: SHA, validTo: '2026-11-30', covers: ['Q4', 'Q7'] }, { fileName: 'policy.docx', kind: 'Policy', bytes: 412_000, sha256: SHA, validTo: null, covers: [] }],
  participants: [{ name: 'Hugh Tanner', email: 'h.tanner@northfield.example', side: 'vendor', what: 'Attested and submitted', when: '2026-10-12' }, { name: 'A. Ruiz', side: 'customer', what: 'Reviewed', when: '2026-10-15' }],
  notices: [],
  ...over,
});

const printed = async (data: AssessmentReportData) => Buffer.from(await print({ template: 'assessmentReport', data })).toString('latin1');
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length ?? 0;

describe('assessment report', () => {
  it('prints more than its first page', async () => {
    const pdf = await printed(report());
    expect(pdf.startsWith('%PDF')).toBe(true);
    expect(pagesOf(pdf)).toBe(6);
  });

  it('prints when nothing is known', async () => {
    const data = report({ gaps: [], answers: [], evidence: [], participants: [], score: { overall: null, band: 'cannot tell', arithmetic: 'No section is scored', sections: [] }, request: { title: 'T', questionnaire: { title: 'Q', version: '1' }, sentOn: null, dueOn: null, submittedOn: null, submission: null } });
    expect(pagesOf(await printed(data))).toBe(2); // no blank page between
  });

  it('page 1 stays one page, however much is open', async () => {
    const finding = { title: 'A finding whose words go on for a while, as those of questionnaires and of people do when they are exact', severity: 'Critical', status: 'In remediation', dueOn: '2026-11-11' };
    const { standing, decision } = report();
    const crowded = report({ decision: { ...decision, conditions: Array.from({ length: 9 }, (_, at) => `Condition ${at + 1}, by 11 Nov 2026`) }, standing: { ...standing, because: Array.from({ length: 6 }, (_, at) => `Step ${at + 1} says why in a sentence of its own.`), findings: Array.from({ length: 40 }, () => finding), exceptions: Array.from({ length: 9 }, () => ({ title: finding.title, severity: 'High', until: '2027-01-01' })) } });
    expect(pagesOf(await printed(crowded))).toBe(pagesOf(await printed(report())));
  });

  it('breaks a table of many files between its rows', async () => {
    const evidence = Array.from({ length: 60 }, (_, at) => ({ ...report().evidence[0]!, fileName: `file-${at}.pdf` }));
    expect(pagesOf(await printed(report({ evidence })))).toBeGreaterThan(pagesOf(await printed(report())));
  });

  it('embeds its letters, Polish and Greek too, and prints those it does not have as a question mark, with a word about it', async () => {
    expect((await printed(report({ vendorName: 'Łódź Ωμέγα' }))).match(/Inter-/g)?.length).toBeGreaterThan(2);
    const { data, all } = printable(report({ vendorName: '漢字 Łódź' }));
    expect([data.vendorName, all]).toEqual(['?? Łódź', false]);
    expect(printable(report()).all).toBe(true);
  });

  it('says in words what it does not know', () => {
    expect(printedDay(null)).toBe('cannot tell');
    expect(printedDay('2026-11-03')).toBe('3 Nov 2026');
    expect(printedBytes(412_000)).toBe('412 kB');
  });
});
