import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from '@holdfast/documents/print';
import { assemble } from '@holdfast/domain/templates/assemble';
import { BAA_TEMPLATE } from '@holdfast/domain/templates/baa-template';
import fc from 'fast-check';
import { startPlatform, type RunningPlatform } from '../../../../../test/support/start-platform.js';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { fingerprintOf, makeCertificate, lockKey, unlockKey } from './instance-certificate.js';
import { readSealPem, Seals } from './seals.js';

const pdfsig = spawnSync('pdfsig', ['-v']).error === undefined;
if (!pdfsig) process.stderr.write('SKIPPED  what pdfsig says of a seal: poppler-utils is not installed\n');

const folder = mkdtempSync(join(tmpdir(), 'seal-'));
afterAll(() => rmSync(folder, { recursive: true }));
const said = (bytes: Buffer): string => {
  const file = join(folder, `${createHash('sha256').update(bytes).digest('hex')}.pdf`);
  writeFileSync(file, bytes);
  return spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }).stdout;
};

describe('a sealed agreement', () => {
  let platform: RunningPlatform;
  let seals: Seals;
  let document: Buffer;
  let sealed: Buffer;

  beforeAll(async () => {
    platform = await startPlatform();
    seals = platform.app.get(Seals);
    document = Buffer.from(await print({ template: 'agreement', data: { document: assemble(BAA_TEMPLATE, { variant: 'ce-ba', choices: {}, variables: {}, overrides: {} }).document, organizationName: 'St Mary’s', documentNumber: 'B-1', textSha256: 'ab'.repeat(32) } }));
    const certificate = Buffer.from(await print({ template: 'agreementCertificate', data: { documentTitle: 'Business Associate Agreement', documentNumber: 'B-1', organizationName: 'St Mary’s', documentSha256: 'ab'.repeat(32), textSha256: 'cd'.repeat(32), pages: 8, signatures: [], events: [], issuer: await seals.issuer(), gap: null } }));
    sealed = await seals.seal(document, certificate, 'Agreement signed by both sides');
  });
  afterAll(() => platform.stop());

  it('begins with the exact bytes that were shown', () => {
    expect(sealed.subarray(0, document.length).equals(document)).toBe(true);
    expect(sealed.length).toBeGreaterThan(document.length);
  });

  it('is valid, and says which file that is', async () => {
    expect(await seals.check(sealed)).toMatchObject({ state: 'valid', sha256: createHash('sha256').update(sealed).digest('hex'), issuer: (await seals.issuer()).fingerprint });
  });

  (pdfsig ? it : it.skip)('is valid to pdfsig, all of it', () => {
    const words = said(sealed);
    expect(words).toContain('Signature is Valid');
    expect(words).toContain('Total document signed');
    expect(words).toContain('ETSI.CAdES.detached');
  });

  it('one changed byte, anywhere, is found', async () => {
    const signature = sealed.indexOf('/Contents <3082') + 10;
    await fc.assert(fc.asyncProperty(fc.oneof(fc.nat(sealed.length - 1), fc.integer({ min: signature, max: signature + 16_384 })), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(sealed);
      changed[at] ^= by;
      const { state } = await seals.check(changed);
      expect([at, state]).not.toEqual([at, 'valid']);
    }), { numRuns: 300 });
  });

  (pdfsig ? it : it.skip)('one changed byte is not valid to pdfsig either', () => {
    const changed = Buffer.from(sealed);
    changed[4_000] ^= 1;
    expect(said(changed)).not.toContain('Signature is Valid');
  });

  it('bytes added behind are found; a file without a seal has none', async () => {
    expect((await seals.check(Buffer.concat([sealed, Buffer.from('%more')]))).state).toBe('changed');
    expect((await seals.check(document)).state).toBe('no_seal');
    expect((await seals.check(Buffer.alloc(0))).state).toBe('no_seal');
  });

  it('a second start, and a replica, seal with the same certificate', async () => {
    expect(await new Seals(platform.app.get(UnitOfWork), platform.app.get(Clock)).issuer()).toEqual(await seals.issuer());
  });

  it('the kept key opens with its secret and no other', async () => {
    const { privateKey } = await makeCertificate('Test', new Date());
    const kept = lockKey(privateKey, Buffer.alloc(32, 1));
    expect(unlockKey(kept, Buffer.alloc(32, 1))).toBe(privateKey);
    expect(unlockKey(kept, Buffer.alloc(32, 2))).toBeNull();
    expect(kept.includes('PRIVATE KEY')).toBe(false);
  });

  it('a certificate given from outside is used, and a broken file is refused with words', async () => {
    const [one, other] = [await makeCertificate('Hospital seal', new Date()), await makeCertificate('Other', new Date())];
    const file = (name: string, text: string): string => { writeFileSync(join(folder, name), text); return join(folder, name); };
    process.env.HOLDFAST_SEAL_PEM = file('good.pem', one.certificate + one.privateKey);
    try {
      expect(await seals.issuer()).toMatchObject({ name: 'Hospital seal', fingerprint: fingerprintOf(one.certificate) });
      expect((await seals.check(await seals.seal(document, document, 'Test'))).state).toBe('valid');
      expect((await seals.check(sealed)).state).toBe('valid'); // what the earlier one sealed is still known
    } finally {
      delete process.env.HOLDFAST_SEAL_PEM;
    }
    expect(() => readSealPem(file('mixed.pem', one.certificate + other.privateKey))).toThrow('not that of the private key');
    expect(() => readSealPem(file('empty.pem', ''))).toThrow('must hold a certificate');
  });
});
