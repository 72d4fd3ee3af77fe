import { MailSender } from '../../../apps/api/src/platform/mail/mail.sender.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import supertest from 'supertest';
import { bounceMail } from '../../support/bounces.js';
import { sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const BOUNCE_SECRET = 'what the mail server was given, no less than this';

describe('deliveries', () => {
  let running: Running;
  let office: Office;
  let tenantId: string;
  beforeAll(async () => {
    process.env.BOUNCE_SECRET = BOUNCE_SECRET;
    running = await startApp();
  });
  afterAll(async () => {
    delete process.env.BOUNCE_SECRET;
    await running.stop();
  });
  beforeEach(async () => {
    office = await makeOrganization(running);
    tenantId = (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]))).rows[0].id;
  });
  const rows = (sql: string, values: unknown[] = []) => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    return (await owner.query(sql, values)).rows;
  });
  const get = async (path: string) => (await office.agent.get(office.at(path)).expect(200)).body;
  const send = () => running.app.get(MailSender).sendDue(systemCtx(tenantId));
  const invitation = async () => (await get('/deliveries')).items.find(({ kind }: { kind: string }) => kind === 'vendor-invitation');
  const bring = (mail: Buffer, secret = BOUNCE_SECRET) => supertest(running.app.getHttpServer()).post('/api/mail/bounces').set({ authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822' }).send(mail);

  /** A request whose invitation was accepted, and came back: as the queue would tell it. */
  const bounced = async (kind = 'postfix-failed') => {
    const sent = await sendRequest(office, 'Riverside Imaging');
    await send();
    const { id, toEmail } = await invitation();
    const [{ message_id_header: messageId }] = await rows('select message_id_header from messages where id = $1', [id]);
    const { body } = await bring(bounceMail(kind, { messageId, envelopeId: id, to: toEmail })).expect(202);
    if (body.report === 'failed') await running.app.get(MailSender).tell(systemCtx(tenantId), { messageId: id });
    return { ...sent, id, toEmail, messageId };
  };
  const contacts = async (vendorId: string) => (await get(`/vendors/${vendorId}/contacts`)).map(({ email, deliverability }: { email: string; deliverability: string }) => [email, deliverability]);
  const tasks = async () => (await get('/deadlines?filter=due_soon')).items.filter(({ matterType }: { matterType: string }) => matterType === 'contact');

  it('shows each try with its time and the server’s words, by state', async () => {
    const { vendor, contact } = await sendRequest(office);
    expect(await contacts(vendor.id)).toEqual([[contact.email, 'unknown']]);
    expect((await get('/deliveries?state=planned')).items).toHaveLength(1);
    await send();
    expect((await get('/deliveries?state=planned')).items).toEqual([]);
    const { id } = await invitation();
    expect(await get(`/deliveries/${id}`)).toMatchObject({
      state: 'accepted', serverWords: '250 In the built-in mailbox', toEmail: contact.email, replacedBy: null, reports: [],
      attempts: [{ number: 1, outcome: 'accepted', serverWords: '250 In the built-in mailbox', finishedAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
    });
    expect(await contacts(vendor.id)).toEqual([[contact.email, 'good']]);
    await office.agent.get(office.at('/deliveries?state=lost')).expect(400);
    const other = await makeOrganization(running);
    await other.agent.get(other.at(`/deliveries/${id}`)).expect(404);
    await other.agent.post(other.at(`/deliveries/${id}/retry`)).expect(404);
    await other.agent.post(other.at(`/deliveries/${id}/resend`)).send({}).expect(404);
  });

  it('a request’s mail brings the due day as a file for the calendar', async () => {
    const { request } = await sendRequest(office);
    await send();
    const [{ calendar }] = (await get('/mailbox')).filter(({ subject }: { subject: string }) => subject.includes('asks'));
    expect(calendar).toContain(`UID:request.${request.id}@localhost\r\n`);
    expect(calendar).toContain(`DTSTART;VALUE=DATE:${request.dueOn.replaceAll('-', '')}\r\n`);
  });

  it('the address for mail that came back is there only with its secret, and takes only mail about ours', async () => {
    await bring(Buffer.from('x'), 'guessed').expect(401);
    await supertest(running.app.getHttpServer()).post('/api/mail/bounces').set('content-type', 'message/rfc822').send(Buffer.from('x')).expect(401);
    await bring(bounceMail('postfix-failed', { messageId: `<${'0'.repeat(40)}@localhost>`, envelopeId: '', to: 'a@b.example' })).expect(422);
    await bring(Buffer.alloc(3 * 1024 * 1024, 'x')).expect(413);
    await supertest(running.app.getHttpServer()).post('/api/mail/bounces').set('authorization', `Bearer ${BOUNCE_SECRET}`).send({ mail: 'as JSON' }).expect(400);
    delete process.env.BOUNCE_SECRET;
    await bring(Buffer.from('x')).expect(404);
    process.env.BOUNCE_SECRET = BOUNCE_SECRET;
  });

  it('what came back for good marks the contact and gives the owner a task, once', async () => {
    const { vendor, contact, id, toEmail, messageId } = await bounced();
    expect(await get(`/deliveries/${id}`)).toMatchObject({ state: 'bounced', serverWords: expect.stringContaining('550 5.1.1'), reports: [{ report: 'failed', status: '5.1.1' }], attempts: [{ outcome: 'accepted' }] });
    expect(await contacts(vendor.id)).toEqual([[contact.email, 'bounced']]);
    expect(await tasks()).toMatchObject([{ vendorName: 'Riverside Imaging', title: 'Mail to a contact came back', kind: 'contact_bounced', basis: 'policy', daysLeft: 3, link: `/deliveries?message=${id}`, vendorId: vendor.id }]);
    const [mail] = (await rows(`select * from messages where kind = 'bounce-task'`));
    expect(mail).toMatchObject({ to_email: office.email, variables: { vendorName: 'Riverside Imaging', contactMasked: expect.stringMatching(/^p\*\*\*@riverside\.example$/) } });
    expect(JSON.stringify(mail.variables)).not.toContain(toEmail);
    expect((await get('/today')).counts.undelivered).toBe(1);
    await bring(bounceMail('postfix-failed', { messageId, envelopeId: id, to: toEmail })).expect(202);
    await running.app.get(MailSender).tell(systemCtx(tenantId), { messageId: id });
    expect(await rows(`select count(*)::int from messages where kind = 'bounce-task'`)).toEqual([{ count: 1 }]);
    expect((await rows(`select action from audit_entries where subject_id = $1 order by action`, [contact.id])).map(({ action }) => action)).toEqual(['contact.added', 'contact.bounced']);
  });

  it('what nobody understands is shown where it belongs', async () => {
    const { id, vendor, contact } = await bounced('exim-text');
    expect(await get(`/deliveries/${id}`)).toMatchObject({ state: 'accepted', reports: [{ report: 'not_understood', status: null, words: expect.stringContaining('550 Unknown user') }] });
    expect(await contacts(vendor.id)).toEqual([[contact.email, 'good']]);
  });

  it('trying again says that the address is right, and ends the task; another return opens another', async () => {
    const { vendor, contact, id } = await bounced();
    const { body } = await office.agent.post(office.at(`/deliveries/${id}/retry`)).expect(200);
    expect(body).toMatchObject({ state: 'planned' });
    expect([await tasks(), await contacts(vendor.id)]).toEqual([[], [[contact.email, 'unknown']]]);
    await send();
    expect(await get(`/deliveries/${id}`)).toMatchObject({ state: 'accepted', attempts: [{ number: 1 }, { number: 2, outcome: 'accepted' }] });
    const [{ message_id_header: messageId }] = await rows('select message_id_header from messages where id = $1', [id]);
    await bring(bounceMail('gmail-failed', { messageId, envelopeId: id, to: contact.email })).expect(202);
    await running.app.get(MailSender).tell(systemCtx(tenantId), { messageId: id });
    expect(await tasks()).toHaveLength(1);
    expect(await rows(`select count(*)::int from messages where kind = 'bounce-task'`)).toEqual([{ count: 2 }]);
  });

  it('the right address mends the contact; a new mail with her own link leaves, and the old one is marked', async () => {
    const { vendor, request, id } = await bounced();
    const email = `right.${id}@riverside.example`;
    expect((await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({ email: 'no address' }).expect(400)).body.errors[0].pointer).toBe('/email');
    const { body: again } = await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({ email }).expect(201);
    expect(again).toMatchObject({ kind: 'vendor-invitation', toEmail: email, state: 'planned', attempts: [] });
    expect(await get(`/deliveries/${id}`)).toMatchObject({ state: 'bounced', replacedBy: again.id });
    expect([await tasks(), await contacts(vendor.id), (await get('/today')).counts.undelivered]).toEqual([[], [[email, 'unknown']], 0]);
    await send();
    const participants = await rows('select id, email from request_participants where request_id = $1 order by invited_at', [request.id]);
    expect(participants.map((participant) => participant.email)).toEqual([expect.stringContaining('priya'), email]);
    const [mail] = (await get('/mailbox')).filter(({ toEmail }: { toEmail: string }) => toEmail === email);
    expect(mail.text).toContain(`#${tenantId}.${participants[1].id}.`);
    await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({}).expect(409);
    await office.agent.post(office.at(`/deliveries/${id}/retry`)).expect(422);
  });

  it('another contact may take it: she gets a link of her own, and she is reminded', async () => {
    const { vendor, request, contact, id } = await bounced();
    const { body: other } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Omar Diaz', email: 'omar@riverside.example' }).expect(201);
    await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({ contactId: request.id }).expect(404);
    const { body: again } = await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({ contactId: other.id }).expect(201);
    await send();
    expect((await get('/mailbox')).find(({ toEmail }: { toEmail: string }) => toEmail === other.email).text).toMatch(/^Hello Omar Diaz/);
    expect(await get(`/deliveries/${again.id}`)).toMatchObject({ contactId: other.id, toName: 'Omar Diaz', state: 'accepted' });
    expect(await rows(`select contact_id from deadlines where matter_id = $1 and state = 'open'`, [request.id])).toEqual([{ contact_id: other.id }]);
    expect(await contacts(vendor.id)).toEqual([['omar@riverside.example', 'good'], [contact.email, 'bounced']]);
    expect(await tasks()).toHaveLength(1); // her address is still the wrong one
    await office.agent.delete(office.at(`/vendors/${vendor.id}/contacts/${contact.id}`)).expect(204);
    expect(await tasks()).toEqual([]);
  });

  it('an address that another contact has is not given to two', async () => {
    const { vendor, id } = await bounced();
    await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Omar Diaz', email: 'omar@riverside.example' }).expect(201);
    await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({ email: 'OMAR@riverside.example' }).expect(409);
  });

  it('of two who send again at once, one does', async () => {
    const { id } = await bounced();
    const answers = await Promise.all([1, 2, 3].map(() => office.agent.post(office.at(`/deliveries/${id}/resend`)).send({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('an auditor reads, and sends nothing', async () => {
    const { id } = await bounced();
    await rows(`update members set console_role = 'auditor'`);
    await get(`/deliveries/${id}`);
    await office.agent.post(office.at(`/deliveries/${id}/retry`)).expect(403);
    await office.agent.post(office.at(`/deliveries/${id}/resend`)).send({}).expect(403);
  });
});
