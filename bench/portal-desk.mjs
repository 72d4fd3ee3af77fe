import pg from 'pg';
import { callOnce } from './caller.mjs';

const secretsOf = async ({ env }) => {
  process.env.HOLDFAST_SECRET = env.HOLDFAST_SECRET; // the keys of links and codes follow from it
  process.env.DATABASE_URL ??= env.DATABASE_URL;
  const { Secrets } = await import(new URL('../dist/apps/api/src/platform/secrets/secrets.js', import.meta.url));
  return new Secrets();
};

// Each comes from an address of her own: codes are limited by it.
let people = 0;
const address = () => `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people++ & 255}`;

const cookieOf = (head) => /set-cookie: ([^;]+)/i.exec(head)[1];

/** Sends a questionnaire to a new vendor of this organization, and enters the portal as its person does: by the link and a code. */
export const openDesk = async (instance, { at, cookie }, name) => {
  const { port, database } = instance;
  const secrets = await secretsOf(instance);
  const office = (method, path, body) => callOnce(port, method, at(path), { cookie, body }).then(({ body }) => body);
  const { id: vendorId } = await office('POST', '/vendors', { legalName: name });
  const { id: contactId } = await office('POST', `/vendors/${vendorId}/contacts`, { name: 'Priya Nair', email: `priya@${name.toLowerCase().replaceAll(' ', '-')}.example` });
  const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { id: requestId } = await office('POST', `/vendors/${vendorId}/requests`, { contactId, questionnaireId: 'hipaa-ba-core', dueOn });
  const key = await keyOf(database.ownerUrl, at, requestId, secrets);
  const from = address();
  const { body: { challengeId } } = await callOnce(port, 'POST', '/api/portal/codes', { from, body: { key } });
  const { head } = await callOnce(port, 'POST', '/api/portal/session', { from, body: { key, challengeId, code: secrets.sixDigits(challengeId, 1) } });
  const desk = { cookie: cookieOf(head) };
  const { body: { organization: { slug } } } = await callOnce(port, 'POST', '/api/portal/take-on', { ...desk, body: { key, zone: 'America/Chicago' } });
  return { ...desk, slug, requestId, vendorId, at: (path) => `/api/portal/${slug}/requests/${requestId}${path}` };
};

const keyOf = async (ownerUrl, at, requestId, secrets) => {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [at('').split('/').at(-1)]);
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  const { rows: [{ id }] } = await owner.query('select id from request_participants where request_id = $1', [requestId]);
  await owner.end();
  return `${tenantId}.${id}.${secrets.token('request-invitation', id, 1)}`;
};
