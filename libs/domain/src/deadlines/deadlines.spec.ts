import { AGREEMENT_STATUSES } from '../agreements/agreement-status.js';
import type { RenewalTerms } from '../agreements/renewal.js';
import { deadlinesOfAgreement } from './deadlines-of-agreement.js';
import type { RequestStatus } from '../requests/request-steps.js';
import { deadlinesOfRequest } from './deadlines-of-request.js';

const terms: RenewalTerms = { effectiveDate: '2024-01-01', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } };
const of = (change: Partial<RenewalTerms>, today: string) => deadlinesOfAgreement({ status: 'executed', terms: { ...terms, ...change }, cite: 'Section 9.2' }, today).map(({ kind, occurrence, dueOn }) => [kind, occurrence, dueOn]);

describe('the deadlines of an agreement', () => {
  it('are the notice that can still stop a renewal, through its last day, then the next one', () => {
    expect(of({}, '2024-11-01')).toEqual([['agreement_notice', '2025-01-01', '2024-11-01']]);
    expect(of({}, '2024-11-02')).toEqual([['agreement_notice', '2026-01-01', '2025-11-01']]);
    expect(deadlinesOfAgreement({ status: 'executed', terms, cite: 'Section 9.2' }, '2024-11-02')[0]).toMatchObject({
      basis: 'contract', cite: 'Section 9.2', reasons: expect.arrayContaining(['The notice date for the renewal on 2025-01-01, 2024-11-01, has passed.']),
    });
  });

  it('are the last day in force where nothing can be stopped', () => {
    expect(of({ autoRenew: false }, '2024-03-01')).toEqual([['agreement_end', '2024-12-31', '2024-12-31']]);
    expect(of({ autoRenew: false }, '2026-03-01')).toEqual([['agreement_end', '2024-12-31', '2024-12-31']]);
    expect(of({ notice: null }, '2025-03-01')).toEqual([['agreement_end', '2025-12-31', '2025-12-31']]);
  });

  it('are none for evergreen, unread and not executed ones', () => {
    expect(of({ initialTerm: { evergreen: true } }, '2025-01-01')).toEqual([]);
    expect(deadlinesOfAgreement({ status: 'executed', terms: null }, '2025-01-01')).toEqual([]);
    expect(AGREEMENT_STATUSES.filter((status) => deadlinesOfAgreement({ status, terms }, '2024-05-01').length > 0)).toEqual(['executed']);
  });

  it('are the end of the agreement it ends with, where that comes first', () => {
    const facts = { status: 'executed' as const, terms, endsWith: { title: 'MSA 7', until: '2024-06-30' } };
    expect(deadlinesOfAgreement(facts, '2024-03-01')).toMatchObject([{ kind: 'agreement_end', dueOn: '2024-06-30', basis: 'contract', reasons: [expect.stringContaining('MSA 7')] }]);
    expect(deadlinesOfAgreement({ ...facts, endsWith: { title: 'MSA 7', until: '2025-06-30' } }, '2024-03-01')).toMatchObject([{ kind: 'agreement_notice' }]);
  });

  it('are a yearly look, by policy, where there is no end; it stays until somebody looks', () => {
    const evergreen = { status: 'executed' as const, terms: { ...terms, initialTerm: { evergreen: true as const } }, reviewedOn: '2025-02-28' };
    expect(deadlinesOfAgreement(evergreen, '2025-06-01')).toMatchObject([{ kind: 'agreement_review', dueOn: '2026-02-28', basis: 'policy' }]);
    expect(deadlinesOfAgreement(evergreen, '2026-06-01')).toEqual(deadlinesOfAgreement(evergreen, '2025-06-01'));
    expect(deadlinesOfAgreement({ ...evergreen, reviewedOn: '2023-05-01' }, '2024-01-01')[0]?.dueOn).toBe('2025-01-01');
  });

  it('are the end of a cure period, beside the rest, while it runs', () => {
    expect(deadlinesOfAgreement({ status: 'executed', terms, cureUntil: '2024-04-01' }, '2024-03-01').map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['agreement_notice', '2024-11-01'], ['agreement_cure', '2024-04-01']]);
    expect(deadlinesOfAgreement({ status: 'terminated', terms, cureUntil: '2024-04-01' }, '2024-03-01')).toEqual([]);
  });

  it('keep their identity from day to day', () => {
    expect(of({}, '2024-05-01')).toEqual(of({}, '2024-10-31'));
  });
});

describe('the deadline of a request', () => {
  it('stands while the vendor is to answer', () => {
    const statuses: RequestStatus[] = ['sent', 'taken_on', 'submitted', 'returned', 'decided', 'withdrawn'];
    expect(statuses.filter((status) => deadlinesOfRequest({ status, dueOn: '2026-03-01' }).length > 0)).toEqual(['sent', 'taken_on', 'returned']);
    expect(deadlinesOfRequest({ status: 'sent', dueOn: '2026-03-01' })).toMatchObject([{ kind: 'request_due', dueOn: '2026-03-01', basis: 'policy' }]);
    expect(deadlinesOfRequest({ status: 'sent', dueOn: null })).toEqual([]);
  });
});
