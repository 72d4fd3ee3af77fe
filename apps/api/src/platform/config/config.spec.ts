import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config, problemsOf } from './config.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const SOUND = { DATABASE_URL: 'postgres://app@localhost/holdfast', HOLDFAST_SECRET: Buffer.alloc(32).toString('base64') };
const dkim = (more: object) => ({ ...SOUND, DKIM_DOMAIN: 'stmarys.example', DKIM_SELECTOR: 'hold', DKIM_KEY: privateKey, ...more });

describe('settings of mail', () => {
  it('are whole, or named: a key without its domain signs nothing', () => {
    expect(problemsOf(dkim({}))).toEqual([]);
    expect(problemsOf(dkim({ DKIM_SELECTOR: undefined }))).toEqual([expect.stringContaining('DKIM_SELECTOR is not set')]);
    expect(problemsOf(dkim({ DKIM_KEY: '/no/such/file' }))).toEqual([expect.stringContaining('DKIM_KEY is neither')]);
    expect(problemsOf(dkim({ DKIM_KEY: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' }))).toEqual([expect.stringContaining('DKIM_KEY is neither')]);
    expect(problemsOf({ ...SOUND, BOUNCE_SECRET: 'short' })).toEqual([expect.stringContaining('BOUNCE_SECRET')]);
  });

  it('take the key itself, or the file that holds it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-'));
    writeFileSync(join(folder, 'key.pem'), privateKey);
    expect(config(dkim({ DKIM_KEY: join(folder, 'key.pem') })).dkim).toEqual(config(dkim({})).dkim);
    rmSync(folder, { recursive: true });
    expect([config(SOUND).dkim, config(SOUND).bounceSecret]).toEqual([undefined, undefined]);
  });
});
