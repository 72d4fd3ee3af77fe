import { randomUUID } from 'node:crypto';
import { SET_UP } from '../../apps/api/src/features/organizations/set-up-link.js';
import { MailSender } from '../../apps/api/src/platform/mail/mail.sender.js';
import { Mailbox } from '../../apps/api/src/platform/mail/mailbox.js';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
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

/** Somebody else of the organization at her own browser, as an invitation lets her in. */
export const joinAs = async (running: Running, office: Office, role: string, name = 'Ben Osei') => {
  const email = `colleague.${randomUUID()}@clinic.example`;
  await office.agent.post(office.at('/invitations')).send({ email, role }).expect(201);
  const { rows: [{ id: tenantId }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]));
  await running.app.get(MailSender, { strict: false }).sendDue(systemCtx(tenantId));
  const mail = (await running.app.get(Mailbox, { strict: false }).newestOfAll(50)).find(({ toEmail }) => toEmail === email);
  const agent = supertest.agent(running.app.getHttpServer());
  await agent.post('/api/console/join').send({ key: /\/console\/join#(\S+)/.exec(mail?.text ?? '')?.[1], name, password: PASSWORD }).expect(201);
  return { agent, slug: office.slug, email, at: office.at } satisfies Office;
};
