import { describe, expect, it } from '@jest/globals';
import { beginnings, outlineOf } from './chain-outline.js';
import type { ChainEdge } from './chain.api.js';

const party = (name: string) => ({ vendorId: name === 'Us' ? null : name, name });
const edge = (customer: string, supplier: string): ChainEdge => ({
  engagementId: `${customer}>${supplier}`, customer: party(customer), supplier: party(supplier), service: 's', place: '', phi: 'flows', phiKinds: [], state: 'in_force', since: null, until: null,
  knownBy: 'attested', knownFrom: '', knownOn: null, agreement: null, breachNotice: null, breachNoticeRead: true, first: false, findings: [], ended: null,
});
const words = (edges: readonly ChainEdge[]) => outlineOf(edges).map(({ edge: { engagementId }, depth }) => `${depth} ${engagementId}`);

describe('the outline of a chain', () => {
  it('puts each link below the one that leads to it, by name', () => {
    expect(words([edge('B', 'D'), edge('Us', 'B'), edge('Us', 'A'), edge('A', 'C')])).toEqual(['0 Us>A', '1 A>C', '0 Us>B', '1 B>D']);
  });

  it('has every link of a diamond once, and what the shared supplier engages once', () => {
    const lines = words([edge('Us', 'A'), edge('Us', 'B'), edge('A', 'C'), edge('B', 'C'), edge('C', 'D')]);
    expect(lines).toEqual(['0 Us>A', '1 A>C', '2 C>D', '0 Us>B', '1 B>C']);
  });

  it('loses nothing where links go round', () => {
    expect(words([edge('A', 'B'), edge('B', 'A')])).toHaveLength(2);
  });

  it('begins with whom nobody engages, ourselves first', () => {
    expect(beginnings([edge('Apart', 'B'), edge('Us', 'B')]).map(({ name }) => name)).toEqual(['Us', 'Apart']);
  });
});
