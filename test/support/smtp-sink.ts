import { setTimeout } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly at: number;
}

/** How the server treats a recipient; `hang` takes the mail and says nothing more. */
export type Treatment = 'accept' | 'later' | 'never' | 'hang';

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real SMTP server that keeps what it was given: the unit of truth of every fault about mail. It can go away and come back at its address. */
export const openSink = async ({ treat = () => 'accept', slowMs = () => 0 }: { treat?: (to: string) => Treatment; slowMs?: () => number } = {}) => {
  const received: Received[] = [];
  const listen = async (port: number) => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: ({ address }, _, done) => {
        const treatment = treat(address);
        if (treatment === 'later') return done(refusal(451, '4.7.1 Greylisted, try again later'));
        if (treatment === 'never') return done(refusal(550, '5.1.1 No such user here'));
        done();
      },
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
          const raw = Buffer.concat(parts).toString('latin1');
          const to = envelope.rcptTo[0].address;
          received.push({ to, messageId: /^Message-ID: (.*)\r$/im.exec(raw)?.[1] ?? '', subject: /^Subject: (.*)\r$/im.exec(raw)?.[1] ?? '', at: Date.now() });
          if (treat(to) !== 'hang') void setTimeout(slowMs()).then(() => done(null, 'Queued'));
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  let server = await listen(0);
  const { port } = server.server.address() as { port: number };
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    to: (address: string) => received.filter(({ to }) => to === address),
    goAway: close,
    comeBack: async () => void (server = await listen(port)),
    stop: close,
  };
};
