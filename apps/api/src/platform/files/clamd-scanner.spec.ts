import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamdScanner } from './clamd-scanner.js';

/** Says what clamd says: it reads INSTREAM's chunks to the empty one, and answers by what it read. */
const clamd = (answerTo: (bytes: Buffer, socket: Socket) => string | null): Promise<Server> => new Promise((resolve) => {
  const server = createServer((socket) => {
    let all: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      all = Buffer.concat([all, part]);
      const greeting = 'zINSTREAM\0'.length;
      let at = greeting;
      const chunks: Buffer[] = [];
      while (all.length >= at + 4) {
        const length = all.readUInt32BE(at);
        if (length === 0) {
          const answer = answerTo(Buffer.concat(chunks), socket);
          if (answer !== null) socket.end(`${answer}\0`);
          return;
        }
        if (all.length < at + 4 + length) return;
        chunks.push(all.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  }).listen(0, '127.0.0.1', () => resolve(server));
});

describe('clamd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-clamd-'));
  const path = join(folder, 'evidence.pdf');
  const bytes = Buffer.alloc(300_000, 'evidence ');
  writeFileSync(path, bytes);
  afterAll(() => rmSync(folder, { recursive: true }));

  const scan = async (answerTo: Parameters<typeof clamd>[0], silenceMs = 2_000) => {
    const server = await clamd(answerTo);
    try {
      return await new ClamdScanner(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, silenceMs).scan(path);
    } finally {
      server.close();
    }
  };

  it('gets every byte, and its word counts', async () => {
    let got: Buffer = Buffer.alloc(0);
    expect(await scan((all) => { got = all; return 'stream: OK'; })).toBe('clean');
    expect(got.equals(bytes)).toBe(true);
    expect(await scan(() => 'stream: Win.Test.EICAR_HDB-1 FOUND')).toBe('virus');
  });

  it.each([
    ['an error', () => 'INSTREAM size limit exceeded. ERROR', /size limit exceeded/],
    ['nothing', () => '', /without an answer/],
    ['something like clean', () => 'stream: OKAY', /OKAY/],
    ['silence', () => null, /silent/],
    ['a cut', (_: Buffer, socket: Socket) => { socket.destroy(); return null; }, /clamd|ECONNRESET|without an answer/],
  ])('%s is never clean', async (_, answer, words) => {
    await expect(scan(answer, 300)).rejects.toThrow(words);
  });

  it('not there is never clean', async () => {
    const server = await clamd(() => 'stream: OK');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(new ClamdScanner(`tcp://127.0.0.1:${port}`).scan(path)).rejects.toThrow();
  });
});
