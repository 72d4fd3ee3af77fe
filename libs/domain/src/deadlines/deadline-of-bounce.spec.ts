import { deadlineOfBounce, maskedAddress } from './deadline-of-bounce.js';

describe('a mail that came back', () => {
  it('leaves three days to mend the address, by policy; each mail is an occasion of its own', () => {
    expect(deadlineOfBounce('2026-12-30', 'm1')).toMatchObject({ kind: 'contact_bounced', occurrence: 'm1', dueOn: '2027-01-02', basis: 'policy', reasons: [expect.stringContaining('2026-12-30'), expect.stringContaining('3 days')] });
  });

  it('is told of without giving the address away', () => {
    expect(['jo@acme.example', 'j@acme.example', '😀x@acme.example', '"a@b"@acme.example', '@acme.example', 'nobody'].map(maskedAddress)).toEqual([
      'j***@acme.example', 'j***@acme.example', '😀***@acme.example', '"***@acme.example', '***@acme.example', '***',
    ]);
  });
});
