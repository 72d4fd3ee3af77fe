import { type Certificate, certificateOf } from './certificate.js';
import { backupsMayExpire, closingState, deadlinesOfClosing, outstanding } from './closing.js';

const DONE: Certificate = { outcome: 'destroyed', completedOn: '2026-11-20', methods: ['purge'], scope: ['live', 'backups'], backups: 'gone', backupsExpireOn: null, subcontractors: 'gone', justification: '', kept: '', protectionsGoOn: null, witness: 'H. Tanner' };
const facts = (certificate: Certificate | null, destroyDays: number | null = 30) => ({ endedOn: '2026-10-31', destroyDays, certificate, certifiedOn: certificate ? '2026-11-21' : null, certificateSource: certificate ? ('vendor' as const) : null });
const TODAY = '2026-11-24';

describe('PHI at the end of an agreement', () => {
  it('is due when the agreement says, and by policy where it says nothing', () => {
    expect(deadlinesOfClosing(facts(null), TODAY)).toMatchObject([{ kind: 'closing_due', dueOn: '2026-11-30', basis: 'contract' }]);
    expect(deadlinesOfClosing(facts(null, null), TODAY)).toMatchObject([{ kind: 'closing_due', dueOn: '2026-11-30', basis: 'policy' }]);
    expect(deadlinesOfClosing(facts(null, 0), TODAY)).toMatchObject([{ dueOn: '2026-10-31', basis: 'contract' }]);
  });

  it('is done when all of it is, also where none was ever held', () => {
    expect([closingState(facts(DONE), TODAY), deadlinesOfClosing(facts(DONE), TODAY)]).toEqual(['done', []]);
    expect(closingState(facts({ ...DONE, outcome: 'never', subcontractors: null, backups: null }), TODAY)).toBe('done');
  });

  it('waits for backups until the day after they expire', () => {
    const later = { ...DONE, backups: 'expire' as const, backupsExpireOn: '2027-01-15' };
    expect(deadlinesOfClosing(facts(later), TODAY)).toMatchObject([{ kind: 'closing_backups', dueOn: '2027-01-15', basis: 'policy', reasons: ['The vendor certified that the last backup expires on 2027-01-15.', 'No contract sets that day: your policy asks to see that it has passed.'] }]);
    expect(deadlinesOfClosing({ ...facts(later), certificateSource: 'staff' }, TODAY)[0]?.reasons[0]).toMatch(/^A paper recorded here certified/);
    expect([closingState(facts(later), '2027-01-15'), closingState(facts(later), '2027-01-16')]).toEqual(['open', 'done']);
  });

  it('is not done while a subcontractor has not answered, or while it says so itself', () => {
    expect(outstanding(facts({ ...DONE, subcontractors: 'open' }), TODAY)).toEqual(['Not every subcontractor has answered.']);
    expect(deadlinesOfClosing(facts({ ...DONE, outcome: 'open' }), TODAY)).toMatchObject([{ kind: 'closing_due' }]);
  });

  it('takes nothing unsaid for done', () => {
    expect(outstanding(facts({ ...DONE, subcontractors: null, backups: null }), TODAY)).toEqual(['Nobody has said what became of it at subcontractors.', 'Nobody has said what became of its backups.']);
    expect(closingState(facts({ ...DONE, completedOn: '2026-11-25' }), TODAY)).toBe('open');
    expect(closingState(facts({ ...DONE, completedOn: '2026-11-25' }), '2026-11-25')).toBe('done');
  });

  it('lets no backup expire more than ten years ahead', () => {
    expect([backupsMayExpire('2036-11-24', TODAY), backupsMayExpire('2036-11-25', TODAY)]).toEqual([true, false]);
  });

  it('does not put off what is not done to the day on which its backups expire', () => {
    const later = { ...DONE, backups: 'expire' as const, backupsExpireOn: '2027-01-15' };
    expect(deadlinesOfClosing(facts({ ...later, outcome: 'open' }), TODAY)).toMatchObject([{ kind: 'closing_due', dueOn: '2026-11-30' }]);
    expect(deadlinesOfClosing(facts({ ...later, outcome: 'infeasible', protectionsGoOn: null }), TODAY)).toMatchObject([{ kind: 'closing_due', dueOn: '2026-11-30' }]);
  });

  it('is kept only with protections that go on, and looked at again every year', () => {
    const kept = { ...DONE, outcome: 'infeasible' as const, justification: 'Tapes are shared', protectionsGoOn: true, subcontractors: 'none' as const, backups: null };
    expect(closingState(facts(kept), TODAY)).toBe('kept');
    expect(deadlinesOfClosing(facts(kept), TODAY)).toMatchObject([{ kind: 'closing_kept', dueOn: '2027-11-21', basis: 'policy' }]);
    expect(closingState(facts({ ...kept, protectionsGoOn: null }), TODAY)).toBe('open');
  });

  it('reads a certificate as it was answered; what is unsaid stays unsaid', () => {
    expect(certificateOf({ 'RTD-01': { value: 'both' }, 'RTD-02': { value: '2026-02-31' }, 'RTD-03': { value: ['purge', 3] }, 'RTD-05': { value: 'perhaps' } })).toMatchObject({ outcome: 'both', completedOn: null, methods: ['purge'], backups: null, subcontractors: null, protectionsGoOn: null });
    expect(certificateOf({}).outcome).toBe('open');
  });
});
