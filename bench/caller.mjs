import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

const HEAD_END = '\r\n\r\n';

/** One call as the bytes that travel: written once, sent often. */
export const callOf = (method, path, { cookie, body, ifMatch, from } = {}) => {
  const content = body === undefined ? '' : JSON.stringify(body);
  const headers = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...(cookie ? [`cookie: ${cookie}`] : []), ...(from ? [`x-forwarded-for: ${from}`] : []), ...(ifMatch === undefined ? [] : [`if-match: "${ifMatch}"`]), ...(content ? ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`] : [])];
  return Buffer.from(headers.join('\r\n') + HEAD_END + content);
};

const answerIn = (received) => {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = received.toString('latin1', 0, headEnd);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const end = headEnd + HEAD_END.length + length;
  return received.length < end ? undefined : { status: Number(head.slice(9, 12)), head, body: received.subarray(end - length, end) };
};

/**
 * A connection that stays open, with one call on it at a time. Ours, and bare, because client and server share the machine:
 * what the client costs is missing from the server's figure.
 */
export const openCaller = (port) => {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let received = Buffer.alloc(0);
  let waiting;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = answerIn(received);
    if (!answer) return;
    received = Buffer.alloc(0);
    waiting.resolve(answer);
  });
  const lost = (error) => waiting?.reject(error ?? new Error('The API closed the connection'));
  socket.on('error', lost).on('close', () => lost());
  return {
    call: (bytes) => new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(bytes);
    }),
    close: () => socket.destroy(),
  };
};

/** One call by itself, with its body read. Throws for a refusal. */
export const callOnce = async (port, method, path, options) => {
  const caller = openCaller(port);
  const { status, head, body } = await caller.call(callOf(method, path, options)).finally(() => caller.close());
  if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${body}`);
  return { head, body: body.length > 0 ? JSON.parse(body.toString()) : undefined };
};

/** `clients` connections call again and again for so many seconds; each `next()` gives the bytes of a call. */
export const load = async ({ port, clients, seconds, next }) => {
  const times = [];
  const statuses = new Map();
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let bytes = 0;
  const client = async () => {
    const caller = openCaller(port);
    for (let at = performance.now(); at < end; ) {
      const { status, body } = await caller.call(next());
      const now = performance.now();
      times.push(now - at);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      bytes = body.length;
      at = now;
    }
    caller.close();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times, statuses, bytes, perSecond: (times.length * 1_000) / (performance.now() - begun) };
};

export const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
export const median = (values) => quantile(values, 0.5);
