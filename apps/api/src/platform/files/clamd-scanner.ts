import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { config } from '../config/config.js';
import { EicarScanner, Scanner } from './scanner.js';

const SILENCE_MS = 60_000;
const LENGTH_BYTES = 4;

/** Asks clamd, at `tcp://host:port` or `unix:/path`, with INSTREAM: the bytes go over the wire, so it may run on another machine. */
@Injectable()
export class ClamdScanner extends Scanner {
  readonly name = 'clamd';

  constructor(private readonly url: string, private readonly silenceMs = SILENCE_MS) {
    super();
  }

  async scan(path: string): Promise<'clean' | 'virus'> {
    const socket = this.open();
    const answer = text(socket);
    answer.catch(() => undefined); // the pipeline below says what went wrong
    await pipeline(Readable.from(instream(path), { objectMode: false }), socket, { end: false }).catch(async (error: unknown) => {
      throw new Error(`clamd: ${(await answer.catch(() => '')).replaceAll('\0', '') || String(error)}`);
    });
    const said = (await answer).replaceAll('\0', '').trim();
    if (said === 'stream: OK') return 'clean';
    if (/^stream: .+ FOUND$/.test(said)) return 'virus';
    throw new Error(`clamd: ${said || 'closed the connection without an answer'}`);
  }

  private open(): Socket {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    const socket = protocol === 'unix:' ? connect(pathname) : connect(Number(port), hostname);
    return socket.setTimeout(this.silenceMs, () => socket.destroy(new Error(`silent for ${this.silenceMs} ms`)));
  }
}

/** Each chunk behind its length; a length of zero ends it. */
const instream = async function* (path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield Buffer.concat([lengthOf(chunk.length), chunk]);
  yield lengthOf(0);
};

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
};

/** The scanner that the settings name, or the built-in rules. */
export const scannerOf = (): Scanner => {
  const { clamdUrl } = config();
  return clamdUrl ? new ClamdScanner(clamdUrl) : new EicarScanner();
};
