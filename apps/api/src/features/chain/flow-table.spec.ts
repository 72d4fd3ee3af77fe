import fc from 'fast-check';
import { flowTable } from './flow-table.js';
import { NumberedUuids, uuidsOf } from './numbered-uuids.js';

const bytes = (...uuids: string[]) => `\\x${uuids.join('').replaceAll('-', '')}`;
const [E1, E2, E3, US, A, B, ELSEWHERE] = Array.from({ length: 7 }, (_, place) => `01a22db9-a7f0-7e0${place}-8b00-00000000ab0${place}`);

describe('the table of flows', () => {
  it('says of each engagement whose it is and how it is papered, whichever rows it comes in', () => {
    const table = flowTable(
      [[false, null, null, bytes(E1, E2), bytes(US, A), bytes(A, B)], [true, 'attested', '2026-03-01', bytes(E3), bytes(A), bytes(US)]],
      [['baa', '2026-01-01', null, bytes(E1, ELSEWHERE)], ['nda', '2026-02-01', '2026-12-31', bytes(E2, E1)]],
      '2026-06-01',
    );
    expect([0, 1, 2].map(table.id)).toEqual([E1, E2, E3]);
    const [us, a, b] = [US, A, B].map(table.party);
    expect(table.party(ELSEWHERE)).toBeNull();
    expect(table.parties).toBe(3);
    expect([...table.customer]).toEqual([us, a, a]);
    expect([...table.supplier]).toEqual([a, b, us]);
    const baa = { kind: 'baa', status: 'executed', effective: '2026-01-01', end: null, autoRenew: false };
    const nda = { kind: 'nda', status: 'executed', effective: '2026-02-01', end: '2026-12-31', autoRenew: false };
    expect([0, 1, 2].map((row) => table.papers(table.paperwork(row)))).toEqual([
      { asBusinessAssociate: false, assurance: null, agreements: [baa, nda] },
      { asBusinessAssociate: false, assurance: null, agreements: [nda] },
      { asBusinessAssociate: true, assurance: 'attested', agreements: [] },
    ]);
  });

  it('an empty register has no rows', () => {
    expect(flowTable([], [], '2026-06-01')).toMatchObject({ count: 0, parties: 0 });
  });

  it('numbers UUIDs as a map of their texts would', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...Array.from({ length: 9 }, (_, place) => `${place % 3}1a22db9-a7f0-7e0${place}-8b00-00000000ab0${place % 2}`))), fc.array(fc.uuid()), (few, many) => {
      const all = [...few, ...many, ...few];
      const uuids = uuidsOf([bytes(...few, ...many), bytes(...few)]);
      const numbered = new NumberedUuids(all.length);
      expect(all.map((_, at) => uuids.text(at))).toEqual(all);
      expect(all.map((_, at) => numbered.number(uuids, at))).toEqual(all.map((text) => [...new Set(all)].indexOf(text)));
      expect(numbered.count).toBe(new Set(all).size);
    }));
  });
});
