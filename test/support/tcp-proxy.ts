import { createConnection, createServer, type Socket } from 'node:net';

/** What stands between the app and its PostgreSQL: may be told to refuse everybody, or to break a connection as a message passes. */
export const openProxy = async (target: string) => {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let refusing = false;
  let onMessage: (bytes: Buffer) => 'pass' | 'cut-before' | 'cut-after' = () => 'pass';
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (refusing) return void client.destroy();
    const upstream = createConnection(Number(port), hostname);
    const pair = [client, upstream] as const;
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    pairs.add(pair);
    upstream.on('error', end).on('close', end);
    client.on('close', end);
    upstream.on('data', (bytes) => client.write(bytes));
    client.on('data', (bytes) => {
      const verdict = onMessage(bytes);
      if (verdict === 'cut-before') return end();
      if (verdict === 'pass') return void upstream.write(bytes);
      client.destroy(); // the server has it, and its answer finds nobody
      upstream.removeListener('close', end).write(bytes, () => upstream.end());
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    url: Object.assign(new URL(target), { port: String(own) }).href,
    /** As if there were no server: those connected are cut, newcomers refused. */
    goAway: () => {
      refusing = true;
      for (const [client, upstream] of pairs) [client, upstream].forEach((socket) => socket.destroy());
    },
    comeBack: () => void (refusing = false),
    watch: (judge: typeof onMessage) => void (onMessage = judge),
    stop: () => new Promise<void>((resolve) => {
      for (const [client, upstream] of pairs) [client, upstream].forEach((socket) => socket.destroy());
      server.close(() => resolve());
    }),
  };
};
