import { TIERS } from '../deadlines/tier.js';
import { inherentTier, PHI_ACCESSES, PHI_VOLUMES, type TieredEngagement } from './inherent-tier.js';

const TODAY = '2026-11-30';
const engagement = (change: Partial<TieredEngagement> = {}): TieredEngagement => ({ service: 'Hosting', phi: 'flows', phiTypes: ['clinical'], volume: 'under_500', access: 'our_systems', critical: false, country: 'US', toOn: null, ...change });
const tierOf = (...changes: Partial<TieredEngagement>[]) => inherentTier(changes.map(engagement), TODAY).tier;

describe('a vendor’s inherent risk class', () => {
  it.each<[string, Partial<TieredEngagement>, string | null]>([
    ['no PHI', { phi: 'none' }, 'low'],
    ['no PHI, but care depends on it', { phi: 'none', critical: true }, 'moderate'],
    ['a little PHI, seen in our systems', {}, 'moderate'],
    ['sensitive kinds', { phiTypes: ['clinical', 'sud'] }, 'high'],
    ['many people', { volume: 'under_100k' }, 'high'],
    ['copies of its own', { access: 'holds_copies' }, 'high'],
    ['another country', { country: 'India' }, 'high'],
    ['the United States, spelled out', { country: 'United States' }, 'moderate'],
    ['care depends on it', { critical: true }, 'high'],
    ['very many people', { volume: 'over_100k' }, 'critical'],
    ['sensitive copies of many', { volume: 'under_100k', access: 'holds_copies', phiTypes: ['ssn'] }, 'critical'],
    ['nobody has screened it', { phi: 'unknown' }, null],
  ])('%s', (_, change, tier) => expect(tierOf(change)).toBe(tier));

  it('is the highest of what it supplies; what has ended does not count; nothing is no class', () => {
    expect(tierOf({ phi: 'none' }, { volume: 'over_100k' })).toBe('critical');
    expect(tierOf({ phi: 'none' }, { volume: 'over_100k', toOn: '2026-11-29' })).toBe('low');
    expect(tierOf({ phi: 'none' }, { volume: 'over_100k', toOn: TODAY })).toBe('critical');
    expect(tierOf()).toBeNull();
  });

  it('what nobody has screened is never good, and does not hide what is bad', () => {
    expect(tierOf({ phi: 'none' }, { phi: 'unknown' })).toBeNull();
    expect(tierOf({}, { phi: 'unknown' })).toBe('moderate');
  });

  it('says why, the highest first, and what nobody has said', () => {
    const { reasons, missing } = inherentTier([engagement({ volume: 'unknown', access: 'unknown', critical: null, phiTypes: [] }), engagement({ service: '', phi: 'unknown' })], TODAY);
    expect(reasons).toEqual([{ tier: 'moderate', why: 'Hosting: PHI flows' }]);
    expect(missing).toEqual(['An engagement without a name: nobody has said whether PHI flows', 'Hosting: nobody has said how it comes to PHI', 'Hosting: nobody has said of how many people', 'Hosting: nobody has said whether care would stop without it', 'Hosting: nobody has said which kinds of PHI']);
  });

  it('saying more never lowers it, and the order of engagements changes nothing', () => {
    let seed = 11;
    const pick = <T>(of: readonly T[]): T => { seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31; return of[seed % of.length]; };
    const rank = (tier: string | null) => (tier === null ? TIERS.length : TIERS.indexOf(tier as never));
    const some = () => engagement({ phi: pick(['flows', 'none']), volume: pick(PHI_VOLUMES), access: pick(PHI_ACCESSES), critical: pick([true, false, null]), phiTypes: pick([[], ['clinical'], ['sud']]), country: pick(['', 'US', 'India']) });
    for (let round = 0; round < 300; round++) {
      const all = [some(), some(), some()];
      expect(inherentTier(all, TODAY)).toEqual(inherentTier(all.toReversed(), TODAY));
      const told = all.map((each) => ({ ...each, volume: each.volume === 'unknown' ? pick(PHI_VOLUMES) : each.volume, access: each.access === 'unknown' ? pick(PHI_ACCESSES) : each.access, critical: each.critical ?? pick([true, false]) }));
      expect(rank(inherentTier(told, TODAY).tier)).toBeLessThanOrEqual(rank(inherentTier(all, TODAY).tier));
    }
  });
});
