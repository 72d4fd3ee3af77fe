import { BAA_CHECKLIST, type ClauseState, isRequired, mayNotApply } from './baa-checklist.js';
import { clauseVerdict, type FoundClause } from './clause-verdict.js';

const REQUIRED = BAA_CHECKLIST.filter(isRequired).map(({ id }) => id);
const found = (clause: string, state: ClauseState = 'located', more: Partial<FoundClause> = {}): FoundClause => ({ clause, state, byName: 'A. Ruiz', checkedOn: '2026-11-03', beforeAmendment: false, ...more });

describe('the verdict on the required provisions', () => {
  it('says how many were located, by whom and when, and nothing more', () => {
    expect(clauseVerdict(REQUIRED.map((id) => found(id)))).toEqual({ state: 'located', sentence: '17 of 17 required provisions located by A. Ruiz on 3 Nov 2026', located: 17, required: 17 });
  });

  it('sets apart what does not apply', () => {
    const verdict = clauseVerdict(REQUIRED.map((id) => found(id, id === 'BAA-R13' ? 'not_applicable' : 'located')));
    expect(verdict).toMatchObject({ state: 'located', sentence: '16 of 16 required provisions located by A. Ruiz on 3 Nov 2026; 1 does not apply: R13' });
  });

  it('names what is missing or unclear, and what nobody has looked for', () => {
    const verdict = clauseVerdict([found('BAA-R01'), found('BAA-R05', 'missing', { byName: 'B. Chen', checkedOn: '2026-11-04' }), found('BAA-R06', 'unclear')]);
    expect(verdict).toMatchObject({ state: 'missing', sentence: '1 of 17 required provisions located by A. Ruiz and B. Chen on 4 Nov 2026; 1 missing: R05; 1 unclear: R06; 14 not looked for yet' });
    expect(clauseVerdict([found('BAA-R01')]).state).toBe('open');
    expect(clauseVerdict([]).sentence).toBe('Nobody has looked for the 17 required provisions yet');
  });

  it('a recommended provision that is missing changes nothing, and no sentence ever says that something complies', () => {
    const all = REQUIRED.map((id) => found(id));
    expect(clauseVerdict([...all, found('BAA-C01', 'missing')])).toEqual(clauseVerdict(all));
    expect(clauseVerdict(all).sentence).not.toMatch(/compl/i);
  });

  it('says so where the terms were amended since', () => {
    expect(clauseVerdict(REQUIRED.map((id) => found(id, 'located', { beforeAmendment: id === 'BAA-R07' }))).sentence).toMatch(/before the latest amendment/);
  });
});

describe('what may not apply', () => {
  it('is delegation, electronic PHI and termination in an arrangement, and whatever is not required', () => {
    expect(BAA_CHECKLIST.filter((clause) => isRequired(clause) && mayNotApply(clause)).map(({ id }) => id)).toEqual(['BAA-R04', 'BAA-R06', 'BAA-R09', 'BAA-R13', 'BAA-R16']);
    expect(BAA_CHECKLIST.filter((clause) => !isRequired(clause)).every(mayNotApply)).toBe(true);
  });
});
