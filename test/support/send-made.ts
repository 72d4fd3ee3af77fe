import { randomUUID } from 'node:crypto';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { RequestsService } from '../../apps/api/src/features/requests/requests.service.js';
import { dayAhead } from './exchange.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

/** Sends a questionnaire that a test made, to a vendor of its own; says the request's id. */
export const sendMade = async (running: Running, office: Office, questionnaire: Questionnaire): Promise<string> => {
  const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: `Vendor ${randomUUID().slice(0, 8)}` }).expect(201);
  const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: `priya.${randomUUID()}@riverside.example` }).expect(201);
  const { tenantId, member } = await running.asOwner(async (owner) => {
    const { rows: [{ id }] } = await owner.query<{ id: string }>('select id from organizations where slug = $1', [office.slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    const { rows: [member] } = await owner.query<{ id: string; user_id: string; name: string }>('select id, user_id, name from members where tenant_id = $1', [id]);
    return { tenantId: id, member };
  });
  const ctx = { tenantId, slug: office.slug, actor: { kind: 'member', userId: member.user_id, memberId: member.id, name: member.name, role: 'owner' } } as const;
  return running.app.get(RequestsService, { strict: false }).sendQuestionnaire(ctx, vendor.id, 'questionnaire', questionnaire, { contactId: contact.id, dueOn: dayAhead(30) });
};
