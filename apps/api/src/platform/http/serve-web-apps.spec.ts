import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance } from 'fastify';
import { gunzipSync } from 'node:zlib';
import { serveWebApps } from './serve-web-apps.js';

describe('the web apps', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = fastify();
    await serveWebApps({ getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication);
  });
  afterAll(() => server.close());
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
  const linked = ({ headers }: { headers: Record<string, unknown> }) => [...String(headers.link ?? '').matchAll(/<([^>]+)>; rel=modulepreload/g)].map(([, path]) => path);

  it('any address of an app answers its page, asked for anew each time', async () => {
    for (const url of ['/console', '/console/st-marys/vendors', '/portal/st-marys/requests/7']) {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers['cache-control'], answer.body.slice(0, 15)]).toEqual([200, 'no-cache', '<!doctype html>']);
    }
  });

  it('a screen that is named as its address ends comes with the files it needs, and all of them are there', async () => {
    const answer = await get('/console/st-marys/vendors?search=acme');
    const files = linked(answer);
    expect(files.some((path) => path.startsWith('/console/assets/vendors-'))).toBe(true);
    expect(files.filter((path) => answer.body.includes(path))).toEqual([]); // what the page itself names is not named twice
    for (const path of files) expect((await get(path)).headers['content-type']).toContain('javascript');
    expect(linked(await get('/console/st-marys/no-such-screen'))).toEqual([]);
  });

  it('scripts and styles are kept for good, and compressed for whoever understands that', async () => {
    const page = await get('/console');
    const paths = [...page.body.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      const [plain, small] = await Promise.all([get(path), get(path, { 'accept-encoding': 'gzip' })]);
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect([plain.headers['content-encoding'], small.headers['content-encoding'], small.headers['vary']]).toEqual([undefined, 'gzip', 'accept-encoding']);
      expect(small.headers['content-type']).toBe(plain.headers['content-type']);
      expect(gunzipSync(small.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
  });
});
