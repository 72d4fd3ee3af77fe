import { type People, recipientsOf } from './recipients.js';

const member = (id: string, change: object = {}) => [id, { id, active: true, consoleRole: 'owner' as const, deputyMemberId: null, ...change }] as const;
const people = (change: Partial<People> = {}): People => ({
  members: new Map([member('ana', { deputyMemberId: 'bo' }), member('bo'), member('cleo')]), owner: 'cleo', preferenceOf: () => ({ digestAt: '07:30', atOnce: [] }), reachable: () => true, next: () => undefined, ...change,
});
const facts = { basis: 'contract', kind: 'agreement_end', ownerMemberId: 'ana', contactId: null } as const;
const said = (deadline: Parameters<typeof recipientsOf>[0], of = people()) => recipientsOf(deadline, '09:00', of).map(({ id, level, at, via }) => `${level} ${id} ${via} ${at}`);

describe('whom a deadline reminds', () => {
  it('is its owner, then her deputy, then the organization’s owner', () => expect(said(facts)).toEqual(['0 ana mail 09:00', '1 bo mail 09:00', '2 cleo mail 09:00']));

  it('is each person once, whatever she is', () => {
    expect(said({ ...facts, ownerMemberId: 'cleo' })).toEqual(['0 cleo mail 09:00']);
    expect(said(facts, people({ owner: 'bo' }))).toEqual(['0 ana mail 09:00', '1 bo mail 09:00']);
  });

  it('passes over who has left', () => {
    expect(said(facts, people({ members: new Map([member('ana', { active: false, deputyMemberId: 'bo' }), member('bo'), member('cleo')]) }))).toEqual(['0 bo mail 09:00', '1 cleo mail 09:00']);
    expect(said(facts, people({ members: new Map([member('ana', { consoleRole: null }), member('cleo')]) }))).toEqual(['0 cleo mail 09:00']);
    expect(said(facts, people({ members: new Map([member('cleo')]) }))).toEqual(['0 cleo mail 09:00']);
  });

  it('is the vendor’s contact first, while mail reaches her', () => {
    const asked = { ...facts, basis: 'policy', kind: 'request_due', contactId: 'priya' } as const;
    expect(said(asked)).toEqual(['0 priya mail 09:00', '1 ana mail 09:00', '2 bo mail 09:00', '3 cleo mail 09:00']);
    expect(said(asked, people({ reachable: () => false }))).toEqual(['0 ana digest 07:30', '1 bo mail 09:00', '2 cleo mail 09:00']);
  });

  it('is the vendor’s next contact after her, and instead of her while her mail comes back', () => {
    const asked = { ...facts, basis: 'policy', kind: 'request_due', contactId: 'priya' } as const;
    const next = (contactId: string) => (contactId === 'priya' ? 'quinn' : undefined);
    expect(said(asked, people({ next }))).toEqual(['0 priya mail 09:00', '1 quinn mail 09:00', '2 ana mail 09:00', '3 bo mail 09:00', '4 cleo mail 09:00']);
    expect(said(asked, people({ next, reachable: () => false }))).toEqual(['0 quinn mail 09:00', '1 ana mail 09:00', '2 bo mail 09:00', '3 cleo mail 09:00']);
  });

  it('has what only a policy dates in a digest, at once, or not at all, as she chose; what goes on comes by itself', () => {
    const policy = { ...facts, basis: 'policy', kind: 'agreement_review' } as const;
    expect(said(policy)).toEqual(['0 ana digest 07:30', '1 bo mail 09:00', '2 cleo mail 09:00']);
    expect(said(policy, people({ preferenceOf: () => ({ digestAt: '06:00', atOnce: ['agreement_review'] }) }))[0]).toBe('0 ana mail 09:00');
    expect(said(policy, people({ preferenceOf: () => ({ digestAt: null, atOnce: [] }) }))).toEqual(['1 bo mail 09:00', '2 cleo mail 09:00']);
    expect(said({ ...policy, basis: 'proposed' })[0]).toBe('0 ana digest 07:30');
    expect(said(facts, people({ preferenceOf: () => ({ digestAt: null, atOnce: [] }) }))[0]).toBe('0 ana mail 09:00');
  });
});
