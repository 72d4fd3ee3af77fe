import { flowDown } from '@holdfast/domain/chain/flow-down-report';
import type { ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { readingChain } from '@holdfast/domain/chain/chain-state';
import { eachInTurns, inTurns } from './in-turns.js';

const LINKS = 20_000;
const link = (at: number): ChainEngagement => ({ id: `E${at}`, customer: at < 10 ? 'us' : `P${at - 10}`, supplier: `P${at}`, service: 's', start: '2026-01-01', end: null, phi: { types: ['clinical'], ephi: true }, agent: 'no', asBusinessAssociate: false, assurance: 'document_seen' });
const register = { asOf: '2026-06-01', parties: new Map([['us', { id: 'us', kind: 'covered_entity' as const }]]), viewpoint: null, engagements: Array.from({ length: LINKS }, (_, at) => link(at)), agreements: [], approvals: [], findings: [], chainDays: 60, blastRadiusOf: [], attempts: [] };

/** How often others had their turn while the work went on, and the longest that one of them waited. */
const beside = async <T>(work: Promise<T>): Promise<{ answer: T; turns: number; longest: number }> => {
  let [turns, longest, since, on] = [0, 0, performance.now(), true];
  const turn = (): void => {
    turns += 1;
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
    if (on) setImmediate(turn);
  };
  setImmediate(turn);
  const answer = await work;
  on = false;
  return { answer, turns, longest };
};

describe('long work in turns', () => {
  it('lets others have theirs while a long chain is judged by every rule', async () => {
    const begun = performance.now();
    const { answer, turns, longest } = await beside(inTurns(readingChain(register)).then((state) => inTurns(flowDown(state, { most: 5 }))));
    expect(answer.rules.find(({ rule }) => rule.id === 'CH-16')).toMatchObject({ holds: LINKS });
    expect(answer.findings).toHaveLength(5);
    expect(turns).toBeGreaterThan(20);
    expect(longest).toBeLessThan((performance.now() - begun) / 2); // without turns it would be all of it
  });

  it('answers in order, and fails as the work does', async () => {
    expect(await eachInTurns([3, 1, 2], (row) => row * 2)).toEqual([6, 2, 4]);
    await expect(eachInTurns([1], () => { throw new Error('no such row'); })).rejects.toThrow('no such row');
  });
});
