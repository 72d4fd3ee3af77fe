import supertest from 'supertest';
import { Secrets } from '../../apps/api/src/platform/secrets/secrets.js';
import { codeOf, dayAhead, type Desk } from './exchange.js';
import type { Running } from './start-app.js';

interface Handing { readonly name?: string; readonly email: string; readonly sections?: string[]; readonly questions?: string[]; readonly dueOn?: string }

/** Hands a part over, as a lead does; says the delegation's id. */
export const handOver = async (desk: Desk, { name = 'Tom Berg', dueOn = dayAhead(5), ...handing }: Handing): Promise<string> => {
  const { body } = await desk.agent.post(desk.at('/delegations')).send({ name, dueOn, ...handing }).expect(201);
  return body.at(-1).id;
};

/** The key in a colleague's link, as the mail would carry it. */
export const colleagueKey = (running: Running, slug: string, delegationId: string): Promise<string> => running.asOwner(async (owner) => {
  const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [slug]);
  return `d.${id}.${delegationId}.${new Secrets().token('delegation', delegationId, 1)}`;
});

/** A colleague at her own browser, signed in by a code to her own address. */
export const enterAsColleague = async (running: Running, lead: Desk, delegationId: string) => {
  const agent = supertest.agent(running.app.getHttpServer());
  const key = await colleagueKey(running, lead.slug, delegationId);
  const { body: { challengeId } } = await agent.post('/api/portal/codes').send({ key }).expect(202);
  await agent.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId) }).expect(201);
  const { body: taken } = await agent.post('/api/portal/take-on').send({ key }).expect(200);
  const slug: string = taken.organization.slug;
  return { agent, key, slug, at: (path: string) => `/api/portal/${slug}/requests/${taken.requestId}${path}` };
};
