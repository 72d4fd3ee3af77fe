import fc from 'fast-check';
import { type KnownSubcontract, subcontractorProposals, toldSubcontractors } from './subcontractor-proposals.js';

const ROW = { name: 'Cirrus Hosting, Inc.', service: 'Hosting', phi: ['clinical'], electronic: 'yes', country: 'US', state: 'TX', agreement: 'yes', since: '2025-02-01', noticeDays: 5 };
const KNOWN: KnownSubcontract = { id: 'e1', supplierId: 'v1', supplierName: 'Cirrus Hosting', service: 'hosting', phiTypes: ['clinical'], ephi: true, country: 'US', state: 'TX', assurance: 'attested', covered: false };
const VENDORS = [{ id: 'v1', name: 'Cirrus Hosting' }, { id: 'v2', name: 'Sentry Backup' }];
const proposed = (rows: object[], known: KnownSubcontract[] = [KNOWN]) => subcontractorProposals(toldSubcontractors(rows as never), known, VENDORS);

describe('what a list of subcontractors proposes', () => {
  it('what it tells again is confirmed; the legal form of a name does not count', () => {
    expect(proposed([ROW])).toMatchObject([{ kind: 'confirm', engagement: 'e1' }]);
  });

  it('a company nobody recorded is added, with the vendors that bear its name', () => {
    expect(proposed([ROW, { ...ROW, name: 'The Sentry Backup Company' }, { ...ROW, name: 'Plainscript' }])).toMatchObject([{ kind: 'confirm' }, { kind: 'add', matches: ['v2'] }, { kind: 'add', matches: [] }]);
  });

  it('a second service of a known company is one of its own', () => {
    expect(proposed([ROW, { ...ROW, service: 'Backup' }])).toMatchObject([{ kind: 'confirm', engagement: 'e1' }, { kind: 'add', matches: ['v1'] }]);
  });

  it('says what would change, and never takes back what was seen in a document', () => {
    expect(proposed([{ ...ROW, phi: ['clinical', 'sud'], agreement: 'no' }])).toMatchObject([{ kind: 'change', fields: ['phiTypes', 'assurance'] }]);
    expect(proposed([{ ...ROW, agreement: 'no' }], [{ ...KNOWN, assurance: 'document_seen' }])).toMatchObject([{ kind: 'confirm' }]);
    expect(proposed([{ ...ROW, agreement: 'unsure' }], [{ ...KNOWN, assurance: null, covered: true }])).toMatchObject([{ kind: 'confirm' }]);
  });

  it('who is left out is proposed to end', () => {
    expect(proposed([])).toEqual([{ kind: 'end', engagement: 'e1' }]);
  });

  it('silence changes nothing', () => {
    expect(proposed([{ name: 'Cirrus Hosting', service: 'Hosting', agreement: 'yes' }])).toMatchObject([{ kind: 'confirm' }]);
  });

  it('every row and every known subcontract gets exactly one proposal', () => {
    const name = fc.constantFrom('Cirrus Hosting', 'CIRRUS HOSTING LLC', 'Sentry Backup', 'Plainscript');
    const service = fc.constantFrom('Hosting', 'Backup', '');
    fc.assert(fc.property(fc.array(fc.record({ name, service }), { maxLength: 8 }), fc.array(fc.record({ name, service }), { maxLength: 8 }), (rows, known) => {
      const register = known.map((each, at) => ({ ...KNOWN, id: `e${at}`, supplierName: each.name, service: each.service }));
      const all = subcontractorProposals(toldSubcontractors(rows), register, VENDORS);
      expect(all.filter(({ kind }) => kind !== 'end')).toHaveLength(rows.length);
      const touched = all.flatMap((proposal) => ('engagement' in proposal ? [proposal.engagement] : []));
      expect(touched.toSorted()).toEqual(register.map(({ id }) => id).toSorted());
    }));
  });
});
