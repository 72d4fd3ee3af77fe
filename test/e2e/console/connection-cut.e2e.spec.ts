import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('a connection that is cut', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  it('is answered with 503 at worst, and the next call finds another one', async () => {
    const cutter = new pg.Client(running.database.appUrl);
    await cutter.connect();
    const read = () => office.agent.get(office.at('/vendors'));
    const statuses: number[] = [];
    for (let round = 0; round < 10; round++) {
      const reading = Array.from({ length: 30 }, () => read());
      const answers = Promise.all(reading);
      await setTimeout(round);
      await cutter.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()');
      statuses.push(...(await answers).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(503);
    await setTimeout(50);
    await read().expect(200);
    await cutter.end();
  });
});
