import { replacedBy } from './document-series.js';
import { factProblems, validityOf } from './evidence-facts.js';
import { evidenceKind, kindsFor, shows } from './evidence-kinds.js';
import { coverageOf, spanOf } from './period-coverage.js';

describe('what is known of a document', () => {
  it('is checked field by field, with words', () => {
    expect(factProblems({ periodFrom: '2026-01-01', periodTo: '2026-12-31', bridgeTo: '2027-02-28', opinion: 'qualified', scope: 'Hosting' })).toEqual([]);
    expect(factProblems({ periodFrom: '2026-02-30' })).toEqual([{ field: 'periodFrom', message: 'is not a day' }]);
    expect(factProblems({ periodFrom: '2026-12-31', periodTo: '2026-01-01' })).toEqual([{ field: 'periodTo', message: 'is before the period begins' }]);
    expect(factProblems({ periodTo: '2026-12-31', bridgeTo: '2026-12-01' })).toEqual([{ field: 'bridgeTo', message: 'is before the period ends' }]);
    expect(factProblems({ opinion: 'fine' })[0].field).toBe('opinion');
    expect(factProblems({ auditor: 'x' })[0].field).toBe('auditor');
    expect(factProblems({ scope: 'x'.repeat(4_001) })[0].field).toBe('scope');
  });

  it('says until when it counts, and why; or that nobody can tell', () => {
    expect(validityOf('iso_27001', { asOf: '2026-01-01', validTo: '2028-06-30' })).toMatchObject({ until: '2028-06-30', from: 'stated' });
    expect(validityOf('soc2_type2', { periodFrom: '2025-10-01', periodTo: '2026-09-30' })).toMatchObject({ until: '2027-09-30', from: 'usual' });
    expect(validityOf('soc2_type2', { periodTo: '2026-09-30', bridgeTo: '2027-12-31' })).toMatchObject({ until: '2027-12-31', from: 'stated' });
    expect(validityOf('soc2_type2', { periodTo: '2026-09-30', bridgeTo: '2026-12-31' })).toMatchObject({ until: '2027-09-30', from: 'usual' });
    expect(validityOf('data_destruction_certificate', { asOf: '2026-01-01' })).toBeNull();
    expect(validityOf('soc2_type2', {})).toBeNull();
    expect(validityOf('risk_analysis', { asOf: '2026-01-01' })).toBeNull();
  });

  it('has a kind that shows what was asked for', () => {
    expect(kindsFor(['soc2_report', 'policy'])).toEqual(['soc2_type2', 'soc2_type1', 'policy']);
    expect([shows('soc2_type2', 'soc2_report'), shows('policy', 'policy'), shows('policy', 'soc2_report')]).toEqual([true, true, false]);
    expect([evidenceKind('risk_analysis').label, evidenceKind('signed_baa').label]).toEqual(['Risk analysis', 'Signed BAA']);
  });
});

describe('coverage', () => {
  const year = { from: '2025-01-01', to: '2025-12-31' };

  it('joins what touches, cuts what lies outside, and names the gaps', () => {
    const spans = [{ from: '2024-07-01', to: '2025-03-31' }, { from: '2025-04-01', to: '2025-06-30' }, { from: '2025-09-01', to: '2026-08-31' }, { from: '2025-05-01', to: '2025-05-31' }];
    expect(coverageOf(spans, year)).toEqual({ covered: [{ from: '2025-01-01', to: '2025-06-30' }, { from: '2025-09-01', to: '2025-12-31' }], gaps: [{ from: '2025-07-01', to: '2025-08-31' }] });
    expect(coverageOf([], year)).toEqual({ covered: [], gaps: [year] });
    expect(coverageOf([{ from: '2020-01-01', to: '2030-01-01' }], year)).toEqual({ covered: [year], gaps: [] });
  });

  it('knows each day once, as counted one by one', () => {
    let seed = 7;
    const random = (below: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return seed % below; };
    const day = (number: number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);
    const wrong: string[] = [];
    for (let round = 0; round < 100; round++) {
      const spans = Array.from({ length: random(6) }, () => { const from = random(430) - 30; return { from: day(from), to: day(from + random(90)) }; });
      const { covered, gaps } = coverageOf(spans, year);
      for (let number = 0; number < 365; number++) {
        const today = day(number);
        const times = (of: readonly { from: string; to: string }[]) => of.filter(({ from, to }) => from <= today && today <= to).length;
        if (times(covered) !== Math.min(1, times(spans)) || times(gaps) !== 1 - Math.min(1, times(spans))) wrong.push(`${today} of ${JSON.stringify(spans)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('takes the period with its bridge letter, or the days between issue and end', () => {
    expect(spanOf({ periodFrom: '2025-01-01', periodTo: '2025-09-30', bridgeTo: '2025-12-31' })).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(spanOf({ asOf: '2025-01-01', validTo: '2027-12-31' })).toEqual({ from: '2025-01-01', to: '2027-12-31' });
    expect(spanOf({ asOf: '2025-01-01' })).toBeNull();
  });
});

describe('documents that follow each other', () => {
  const document = (id: string, change: object = {}) => ({ id, kind: 'soc2_type2', scope: 'Hosting', until: '2026-09-30', receivedAt: '2026-01-01', ...change });

  it('the one that counts longest is current, whenever it came', () => {
    expect([...replacedBy([document('new', { until: '2027-09-30' }), document('old'), document('older', { until: '2025-09-30', receivedAt: '2026-05-01' })])]).toEqual([['old', 'new'], ['older', 'new']]);
  });

  it('another kind, another scope, no kind and no day replace nothing of it', () => {
    expect([...replacedBy([document('a'), document('b', { kind: 'soc2_type1' }), document('c', { scope: 'Backup' }), document('d', { kind: '' }), document('e', { kind: '' }), document('f', { until: null, receivedAt: '2026-09-01' })])]).toEqual([]);
    expect([...replacedBy([document('a', { scope: ' hosting ' }), document('b', { receivedAt: '2026-02-01' })])]).toEqual([['a', 'b']]);
  });
});
