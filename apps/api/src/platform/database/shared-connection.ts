import type { Socket } from 'node:net';
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';

export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
  /** Rows as arrays, in the order of the columns: for the many, where an object a row costs more than the row. */
  readonly rowMode?: 'array';
}

interface Lane {
  readonly client: Promise<PoolClient>;
  inFlight: number;
  failed?: Error;
}

const streamOf = (client: PoolClient): Socket => (client as unknown as { connection: { stream: Socket } }).connection.stream;

/** A connection that ends while it is lent out says so by an event, and an event that nobody hears ends the process. The query in flight tells the caller. */
export const lend = async (pool: Pool): Promise<PoolClient> => {
  const client = await pool.connect();
  return client.on('error', unheard);
};

export const giveBack = (client: PoolClient, broken?: Error): void => {
  client.removeListener('error', unheard);
  client.release(broken);
};

const unheard = (): void => undefined;

/** Sends all statements in one write and waits for all answers, so that no answer arrives after the client was given back. */
export const pipelined = async (client: PoolClient, statements: readonly Statement[]): Promise<QueryResult[]> => {
  const stream = streamOf(client);
  stream.cork(); // pg writes each statement by itself, and a write costs more than a statement
  const sent = statements.map(({ name, text, values, rowMode }) => client.query({ name, text, values, ...(rowMode && { rowMode }) } as Statement & { values: unknown[] }));
  stream.uncork();
  const answers = await Promise.allSettled(sent);
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (refused) throw refused.reason;
  return answers.map((answer) => (answer as PromiseFulfilledResult<QueryResult>).value);
};

/**
 * One connection for short statements, each a transaction of its own, that every request asks: those of one turn of the event
 * loop leave in one write, one behind the other, and none waits for a free connection. Nothing slow may stand in their way, so
 * a tenant's reads do not come here. It is borrowed from the pool while there is anything to ask.
 */
export class SharedConnection {
  private lane?: Lane;
  private corked = false;

  constructor(private readonly pool: () => Pool) {}

  async query<R extends QueryResultRow>(statement: Statement): Promise<R[]> {
    const lane = (this.lane ??= { client: lend(this.pool()), inFlight: 0 });
    lane.inFlight++;
    try {
      const client = await lane.client;
      this.cork(streamOf(client));
      return (await client.query<R>({ ...statement })).rows;
    } catch (error) {
      lane.failed = error as Error;
      if (this.lane === lane) this.lane = undefined; // who comes next borrows another one
      throw error;
    } finally {
      lane.inFlight--;
      if (lane.inFlight === 0) this.giveBack(lane);
    }
  }

  private cork(stream: Socket): void {
    if (this.corked) return;
    this.corked = true;
    stream.cork();
    setImmediate(() => {
      this.corked = false;
      stream.uncork();
    });
  }

  private giveBack(lane: Lane): void {
    if (this.lane === lane) this.lane = undefined;
    void lane.client.then((client) => giveBack(client, lane.failed), () => undefined);
  }
}
