import { randomUUID } from 'node:crypto';
import { SET_UP } from '../../apps/api/src/features/organizations/set-up-link.js';
import { Secrets } from '../../apps/api/src/platform/secrets/secrets.js';
import pg from 'pg';
import supertest from 'supertest';
import type { Running } from './start-app.js';

export const PASSWORD = 'kelp on a cold rock';

/** A set-up link's key, as `npm run organization` makes it. */
export const makeSetUpKey = async ({ database }: Running): Promise<string> => {
  const client = new pg.Client(database.appUrl);
  await client.connect();
  const { rows } = await client.query('insert into set_up_links default values returning id');
  await client.end();
  return `${rows[0].id}.${new Secrets().token(SET_UP, rows[0].id, 1)}`;
};

export const setUpBody = (key: string, name = 'St. Mary’s Clinic') => ({
  key,
  organization: { name, kind: 'covered_entity', zone: 'America/Chicago' },
  owner: { name: 'Ana Ruiz', email: `ana.${randomUUID()}@clinic.example`, password: PASSWORD },
});

/** An organization and its signed-in owner, made the way a person makes them. `call` speaks inside its part of the console. */
export const makeOrganization = async (running: Running, name?: string) => {
  const agent = supertest.agent(running.app.getHttpServer());
  const body = setUpBody(await makeSetUpKey(running), name);
  const { body: { slug } } = await agent.post('/api/console/set-up').send(body).expect(201);
  return { agent, slug, email: body.owner.email, at: (path: string) => `/api/console/${slug}${path}` };
};

export type Office = Awaited<ReturnType<typeof makeOrganization>>;
