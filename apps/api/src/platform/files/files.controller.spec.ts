import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { type Running, startApp } from '../../../../../test/support/start-app.js';
import { systemCtx } from '../context/ctx.js';
import { Files } from './files.js';

describe('the address of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-files-'));
  const tenantId = randomUUID();
  const ctx = systemCtx(tenantId);
  let running: Running;
  let files: Files;
  beforeAll(async () => {
    process.env.HOLDFAST_SECRET ??= Buffer.alloc(32, 'test').toString('base64');
    process.env.HOLDFAST_FILES = folder;
    running = await startApp();
    files = running.app.get(Files);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
    delete process.env.HOLDFAST_FILES;
  });
  const get = (path: string) => supertest(running.app.getHttpServer()).get(path);
  const stored = () => files.store(ctx, { name: 'Vertrag „Süd“ (1).pdf', type: 'application/pdf' }, Buffer.from('%PDF-1.7 hello'));

  it('gives the file as an attachment that no browser runs', async () => {
    const { headers, body } = await get(await files.address(ctx, await stored())).expect(200);
    expect((body as Buffer).toString()).toBe('%PDF-1.7 hello');
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="Vertrag Sud (1).pdf"; filename*=UTF-8''Vertrag%20%E2%80%9ES%C3%BCd%E2%80%9C%20%281%29.pdf`,
      'content-length': '14',
      'content-security-policy': `sandbox; default-src 'none'`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-site',
      'cache-control': 'no-store',
    });
  });

  it('opens nothing else: another file, another organization, a later hour, a guess', async () => {
    const [first, second] = [await stored(), await stored()];
    const address = await files.address(ctx, first);
    await get(address.replace(first, second)).expect(404);
    await get(address.replace(tenantId, randomUUID())).expect(404);
    await get(address.replace(/e=(\d+)/, (_, seconds: string) => `e=${Number(seconds) + 1}`)).expect(404);
    await get(address.replace(/s=(.)/, (_, first: string) => `s=${first === '_' ? '-' : '_'}`)).expect(404);
    for (const path of [`/files/${tenantId}/${first}`, `/files/${tenantId}/${first}?e=&s=`, '/files/x/y?e=1&s=2']) await get(path).expect(404);
  });

  it('is good for five minutes', async () => {
    const address = await files.address(ctx, await stored());
    await running.moveClock('299 seconds');
    await get(address).expect(200);
    await running.moveClock('2 seconds');
    await get(address).expect(410).expect(({ body }) => expect(body.code).toBe('expired'));
  });

  it('answers 409 and no byte when the file is not what was stored', async () => {
    const id = await stored();
    const path = join(folder, tenantId, id);
    await chmod(path, 0o600);
    writeFileSync(path, '%PDF-1.7 hellO');
    const { body, text } = await get(await files.address(ctx, id)).expect(409);
    expect(body.code).toBe('conflict');
    expect(text).not.toContain('hellO');
  });
});
