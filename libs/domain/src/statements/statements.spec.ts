import { addDays } from '../dates/local-date.js';
import { ASKABLE_STATEMENTS, statementOn, STATEMENTS } from './shipped-statements.js';
import { statementProblems, type StatementAct } from './statement-act.js';
import { companiesNamedIn, unsettlesAssurance, weaknessesOf } from './statement-consequences.js';
import { blanksOf, filledText, piecesOf, takesExceptions } from './statement-text.js';
import type { FrozenStatement } from './statement.js';

const TODAY = '2026-12-01';
const on = (id: string): FrozenStatement => statementOn(id, TODAY) as FrozenStatement;

const act = (over: Partial<StatementAct> = {}): StatementAct => ({
  values: { riskAnalysisDate: '2026-09-30' }, exceptions: 'none', exceptionsText: '', name: 'Priya Nair', title: 'Privacy officer', signature: 'priya  nair', authority: true, ...over,
});
const at = (statement: FrozenStatement, over: Partial<StatementAct>) => statementProblems(statement, act(over), TODAY).map(({ pointer }) => pointer);

describe('statements that are shipped', () => {
  it('each has words whose every blank is declared, and a blank that is declared stands in its words', () => {
    for (const { id, versions } of STATEMENTS) for (const { text, variables } of versions) {
      expect([id, [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()]).toEqual([id, variables.map(({ name }) => name).sort()]);
    }
  });

  it('are given in the words of the day, and not before their first', () => {
    expect(on('ATT-SAFEGUARDS')).toMatchObject({ version: 1, basis: 'policy', title: 'Yearly statement on safeguards' });
    expect(statementOn('ATT-SAFEGUARDS', '2026-11-23')).toBeNull();
    expect(statementOn('ATT-NOTHING', TODAY)).toBeNull();
  });

  it('only those that stand alone are asked alone; the proposed one says so', () => {
    expect(ASKABLE_STATEMENTS.map(({ id, on, basis }) => [id, on, basis])).toEqual([['ATT-SAFEGUARDS', true, 'policy'], ['ATT-SUBS', true, 'policy'], ['ATT-TECH-VERIFY', false, 'proposed']]);
  });
});

describe('the text of a statement', () => {
  const values = { vendorLegalName: 'Riverside LLC', requesterName: 'St. Mary’s', attestorName: 'Priya Nair', attestorTitle: 'Privacy officer', periodFrom: '2025-12-01', periodTo: TODAY, riskAnalysisDate: '2026-09-30', exceptions: 'none' };

  it('is filled in whole, days as people write them', () => {
    const text = filledText(on('ATT-SAFEGUARDS'), values);
    expect(text).toContain('I, Priya Nair, Privacy officer, have authority to make this statement for Riverside LLC.');
    expect(text).toContain('from 1 Dec 2025 to 1 Dec 2026');
    expect(text).toContain('Exceptions: none');
    expect(text).not.toContain('{{');
  });

  it('keeps its own words whatever is typed into a blank', () => {
    const typed = piecesOf(on('ATT-SAFEGUARDS'), { ...values, exceptions: '{{requesterName}} $& <b>' });
    expect(typed.find(({ blank }) => blank === 'exceptions')?.words).toBe('{{requesterName}} $& <b>');
  });

  it('leaves to the vendor what nobody else knows', () => {
    expect(blanksOf(on('ATT-SAFEGUARDS')).map(({ name }) => name)).toEqual(['riskAnalysisDate']);
    expect(blanksOf(on('ATT-SUBS')).map(({ name }) => name)).toEqual(['listDate', 'count']);
    expect(blanksOf(on('ATT-TECH-VERIFY')).map(({ name }) => name)).toEqual(['expertName', 'expertQualification', 'analysisDate']);
    expect(takesExceptions(on('ATT-TECH-VERIFY'))).toBe(false);
  });
});

describe('making a statement', () => {
  it('needs every blank, a choice, a name, a title, the name again, and authority', () => {
    expect(at(on('ATT-SAFEGUARDS'), {})).toEqual([]);
    expect(at(on('ATT-SAFEGUARDS'), { values: {}, exceptions: null, name: ' ', title: '', signature: '', authority: false }))
      .toEqual(['/values/riskAnalysisDate', '/exceptions', '/name', '/title', '/signature', '/authority']);
  });

  it('takes no other name for a signature, no day to come, no words for a number', () => {
    expect(at(on('ATT-SAFEGUARDS'), { signature: 'Priya' })).toEqual(['/signature']);
    expect(at(on('ATT-SAFEGUARDS'), { values: { riskAnalysisDate: addDays(TODAY, 1) } })).toEqual(['/values/riskAnalysisDate']);
    expect(at(on('ATT-SAFEGUARDS'), { values: { riskAnalysisDate: '2026-02-30' } })).toEqual(['/values/riskAnalysisDate']);
    expect(at(on('ATT-SUBS'), { values: { listDate: TODAY, count: 'three' } })).toEqual(['/values/count']);
    expect(at(on('ATT-SUBS'), { values: { listDate: TODAY, count: '0' } })).toEqual([]);
  });

  it('with exceptions says which; a statement without that blank asks for none', () => {
    expect(at(on('ATT-SAFEGUARDS'), { exceptions: 'some' })).toEqual(['/exceptionsText']);
    expect(at(on('ATT-TECH-VERIFY'), { values: { expertName: 'Jo', expertQualification: 'CISSP', analysisDate: TODAY }, exceptions: null })).toEqual([]);
  });
});

describe('what follows when a statement does not stand', () => {
  it('opens what its own rules name, by their day', () => {
    expect(weaknessesOf(on('ATT-SAFEGUARDS'), TODAY)).toEqual([{ severity: 'high', dueOn: '2026-12-31', basis: 'policy', title: 'Statement on safeguards withdrawn or with an exception' }]);
    expect(weaknessesOf(on('ATT-SUBS'), TODAY)).toMatchObject([{ severity: 'critical', dueOn: '2026-12-16' }]);
  });

  it('never makes a proposed rule more than proposed', () => {
    expect(weaknessesOf(on('ATT-TECH-VERIFY'), TODAY)).toMatchObject([{ basis: 'proposed', severity: 'medium' }]);
  });

  it('unsettles the assurance of whoever the words name, and of nobody else', () => {
    const known = [{ name: 'Cirrus Hosting, Inc.' }, { name: 'Plainscript LLC' }, { name: 'Co' }];
    expect(unsettlesAssurance(on('ATT-SUBS'))).toBe(true);
    expect(unsettlesAssurance(on('ATT-SAFEGUARDS'))).toBe(false);
    expect(companiesNamedIn('The agreement with CIRRUS HOSTING ended.', known)).toEqual([{ name: 'Cirrus Hosting, Inc.' }]);
    expect(companiesNamedIn('Plainscripts and co.', known)).toEqual([]);
  });
});
