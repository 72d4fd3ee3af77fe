import { tmpdir } from 'node:os';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { cloneDatabase } from '../../../../../test/support/database.js';
import { DatabaseLifecycle } from './database.lifecycle.js';

const PRODUCTION = { NODE_ENV: 'production', SMTP_URL: 'smtps://mail.example', HOLDFAST_PUBLIC_URL: 'https://holdfast.example', HOLDFAST_MAIL_FROM: 'holdfast@holdfast.example', HOLDFAST_FILES: tmpdir(), HOLDFAST_SECRET: Buffer.alloc(32, 'x').toString('base64') };

describe('starting on a database', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  const before = { ...process.env };
  beforeAll(async () => { database = await cloneDatabase(); });
  afterEach(() => { process.env = { ...before }; });
  afterAll(() => database.drop());

  const start = async (env: Record<string, string>, url = database.appUrl): Promise<void> => {
    process.env = { ...before, DATABASE_URL: url, ...env };
    const lifecycle = new DatabaseLifecycle(new DataSource({ type: 'postgres', url, installExtensions: false }));
    await lifecycle.onModuleInit().finally(() => lifecycle.onApplicationShutdown());
  };
  const moveClock = async (by: string): Promise<void> => {
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    await owner.query('update clock set ahead = $1::interval', [by]).finally(() => owner.end());
  };

  it('production refuses a clock that was moved, either way, and says so; a throw-away instance may have it', async () => {
    await start(PRODUCTION);
    for (const by of ['40 days', '-1 second']) {
      await moveClock(by);
      await expect(start(PRODUCTION)).rejects.toThrow(/The clock of this database was moved by .*Production does not start/);
      await start({});
    }
    await moveClock('0');
    await start(PRODUCTION);
  });

  it('a role that bypasses row-level security is refused everywhere', async () => {
    const superuser = new pg.Client(database.ownerUrl);
    await superuser.connect();
    const { rows: [{ bypasses }] } = await superuser.query('select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user').finally(() => superuser.end());
    if (bypasses) await expect(start({}, database.ownerUrl)).rejects.toThrow(/bypasses row-level security/);
  });
});
