import { randomUUID } from 'node:crypto';
import { codeOf, dayAhead, type Desk, enterPortal } from './exchange.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

export const SAFEGUARDS = 'ATT-SAFEGUARDS';
export const SUBS = 'ATT-SUBS';

/** A vendor with a contact whom mail reaches. */
export const reachableVendor = async (office: Office, legalName: string) => {
  const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201);
  const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: `priya.${randomUUID()}@vendor.example`, purposes: ['privacy'] }).expect(201);
  return { vendor, contact };
};

/** Asks a vendor for a statement; says the request. */
export const askStatement = async (office: Office, vendorId: string, contactId: string, statementId = SAFEGUARDS): Promise<string> =>
  (await office.agent.post(office.at(`/vendors/${vendorId}/statements`)).send({ statementId, contactId, dueOn: dayAhead(20) }).expect(201)).body.requestId;

/** A vendor that is asked for a statement, and its person at her browser. */
export const askedVendor = async (running: Running, office: Office, legalName: string, statementId = SAFEGUARDS) => {
  const { vendor, contact } = await reachableVendor(office, legalName);
  const requestId = await askStatement(office, vendor.id, contact.id, statementId);
  return { vendor, contact, requestId, desk: await enterPortal(running, requestId) };
};

export const readStatement = async ({ agent, at }: Desk) => (await agent.get(at('/statement')).expect(200)).body;
export const statementCode = async ({ agent, at }: Desk): Promise<string> => (await agent.post(at('/statement/codes')).expect(201)).body.challengeId;

/** What a person types and ticks; a code is mailed for it unless one is given. */
export const attestAct = async (desk: Desk, over: object = {}) => {
  const { sha256, statement } = await readStatement(desk);
  const challengeId = 'challengeId' in over ? String(over.challengeId) : await statementCode(desk);
  const values: Record<string, string> = {};
  for (const { name, type } of statement.blanks) values[name] = type === 'date' ? dayAhead(-40) : type === 'integer' ? '2' : 'Jo Expert';
  return { sha256, values, exceptions: 'none', exceptionsText: '', name: 'Priya Nair', title: 'Privacy officer', signature: 'Priya Nair', authority: true, challengeId, code: codeOf(challengeId), ...over };
};

export const attest = async (desk: Desk, over: object = {}) => desk.agent.post(desk.at('/statement')).send(await attestAct(desk, over));
