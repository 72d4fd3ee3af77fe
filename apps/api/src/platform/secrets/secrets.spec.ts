import { Secrets } from './secrets.js';

describe('secrets', () => {
  const key = (fill: string) => Buffer.alloc(32, fill).toString('base64');
  beforeAll(() => {
    process.env.DATABASE_URL ??= 'postgres://unused@localhost/unused';
    process.env.HOLDFAST_SECRET = key('one');
  });
  const secrets = new Secrets();

  it('a token opens what it was made for, in its generation, and nothing else', () => {
    const token = secrets.token('invitation', 'a', 1);
    expect(token).toMatch(/^[-\w]{43}$/);
    expect(secrets.matches(token, 'invitation', 'a', 1)).toBe(true);
    for (const other of [['invitation', 'a', 2], ['invitation', 'b', 1], ['password-reset', 'a', 1]] as [string, string, number][]) expect(secrets.matches(token, other[0], other[1], other[2])).toBe(false);
    for (const guess of ['', 'a', `${token}=`, token.slice(1)]) expect(secrets.matches(guess, 'invitation', 'a', 1)).toBe(false);
  });

  it('parts cannot be shifted from one to the next', () => {
    expect(secrets.token('a', 'b","c', 1)).not.toBe(secrets.token('a","b', 'c', 1));
  });

  it('another key makes other secrets', () => {
    const [token, code] = [secrets.token('x', 'a', 1), secrets.sixDigits('a', 1)];
    process.env.HOLDFAST_SECRET = key('two');
    expect([secrets.token('x', 'a', 1) === token, secrets.sixDigits('a', 1) === code]).toEqual([false, false]);
    process.env.HOLDFAST_SECRET = key('one');
  });

  it('codes have six digits and favour none', () => {
    const counts = new Map<string, number>();
    for (let id = 0; id < 20_000; id++) {
      const code = secrets.sixDigits(String(id), 1);
      expect(code).toMatch(/^\d{6}$/);
      counts.set(code[0], (counts.get(code[0]) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(250); // about six standard deviations
    expect(secrets.matchesSixDigits(secrets.sixDigits('a', 1), 'a', 1)).toBe(true);
    expect(secrets.matchesSixDigits(secrets.sixDigits('a', 1), 'a', 2)).toBe(false);
  });

  it('an address is good for its path until its time', () => {
    const { e, s } = Object.fromEntries(new URLSearchParams(secrets.signedQuery('/files/t/1', 1_000)));
    expect(secrets.mayFetch('/files/t/1', { e, s }, 999)).toBe('yes');
    expect(secrets.mayFetch('/files/t/1', { e, s }, 1_000)).toBe('expired');
    for (const [path, query] of [['/files/t/2', { e, s }], ['/files/t/1', { e: '2000', s }], ['/files/t/1', { e }], ['/files/t/1', {}], ['/files/t/1', { e: '1e9', s }]] as const) {
      expect(secrets.mayFetch(path, query, 1)).toBe('no');
    }
  });
});
