import { describe, expect, it } from '@jest/globals';
import { changedFields, conflictFields } from './conflict-fields.js';

describe('conflictFields', () => {
  const before = { website: null as string | null, city: 'Joliet', notes: 'a' };
  const say = (_: string, value: unknown) => String(value);

  it('shows what was changed here, and the other’s only where both changed it', () => {
    const fields = conflictFields({ before, mine: { website: 'https://a', city: 'Aurora' }, theirs: { website: 'https://b', city: 'Joliet', notes: 'b' } }, { website: 'Website' }, say);
    expect(fields).toEqual([
      { id: 'website', label: 'Website', mine: 'https://a', theirs: 'https://b', before: 'null' },
      { id: 'city', label: 'city', mine: 'Aurora', before: 'Joliet' },
    ]);
  });

  it('a form that was not touched changes nothing', () => {
    expect(changedFields(before, { website: null, city: 'Joliet', notes: 'a' })).toEqual({});
    expect(changedFields(before, { website: null, city: 'Aurora' })).toEqual({ city: 'Aurora' });
  });
});
