import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { MailSender } from '../../../apps/api/src/platform/mail/mail.sender.js';
import { Mailbox } from '../../../apps/api/src/platform/mail/mailbox.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('members', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());
  const anyone = () => supertest.agent(running.app.getHttpServer());

  /** Invites an address and reads the key out of the mail it caused. */
  const invite = async (by: Office, role: string, email = `b.${randomUUID()}@clinic.example`) => {
    const { body: { id } } = await by.agent.post(by.at('/invitations')).send({ email, role }).expect(201);
    const { rows } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [by.slug]));
    await running.app.get(MailSender).sendDue(systemCtx(rows[0].id));
    const mail = (await running.app.get(Mailbox).newestOfAll(50)).find(({ toEmail }) => toEmail === email);
    return { id, email, key: /\/console\/join#(\S+)/.exec(mail?.text ?? '')?.[1] };
  };
  const join = async (key: string | undefined) => {
    const agent = anyone();
    await agent.post('/api/console/join').send({ key, name: 'Ben Osei', password: PASSWORD }).expect(201);
    return agent;
  };

  it('an invited auditor joins by her mail, reads, and writes nothing', async () => {
    const { key } = await invite(office, 'auditor');
    const auditor = await join(key);
    await auditor.get(office.at('/vendors')).expect(200);
    await auditor.post(office.at('/vendors')).send({ legalName: 'X' }).expect(403);
    await auditor.post(office.at('/invitations')).send({ email: 'c@clinic.example', role: 'owner' }).expect(403);
  });

  it('an invitation works once, and not after it was revoked or a fortnight passed', async () => {
    const used = await invite(office, 'reviewer');
    await join(used.key);
    await anyone().post('/api/console/join').send({ key: used.key, name: 'Eve', password: PASSWORD }).expect(410);
    const revoked = await invite(office, 'reviewer');
    await office.agent.delete(office.at(`/invitations/${revoked.id}`)).expect(204);
    await anyone().post('/api/console/join').send({ key: revoked.key, name: 'Eve', password: PASSWORD }).expect(410);
    await anyone().post('/api/console/join').send({ key: `${revoked.id}.guess`, name: 'Eve', password: PASSWORD }).expect(404);
  });

  it('who has an account joins with its password only', async () => {
    const other = await makeOrganization(running);
    const { key } = await invite(office, 'reviewer', other.email);
    await anyone().post('/api/console/join').send({ key, name: 'Mallory', password: 'not her password' }).expect(401);
    const agent = await join(key);
    expect((await agent.get('/api/console/me').expect(200)).body.organizations).toHaveLength(2);
  });

  it('a role counts from the next request, and a disabled member is out', async () => {
    const agent = await join((await invite(office, 'complianceOfficer')).key);
    const { body } = await office.agent.get(office.at('/members')).expect(200);
    const member = body.find(({ consoleRole }: { consoleRole: string }) => consoleRole === 'complianceOfficer');
    await agent.post(office.at('/vendors')).send({ legalName: 'Allowed' }).expect(201);
    await office.agent.patch(office.at(`/members/${member.id}`)).set('if-match', `"${member.version}"`).send({ consoleRole: 'auditor' }).expect(200);
    await agent.post(office.at('/vendors')).send({ legalName: 'Not any more' }).expect(403);
    await office.agent.patch(office.at(`/members/${member.id}`)).set('if-match', `"${member.version + 1}"`).send({ active: false }).expect(200);
    await agent.get(office.at('/vendors')).expect(404);
  });

  it('the last owner stays, and another organization’s members are nobody’s business', async () => {
    const { body: [owner] } = await office.agent.get(office.at('/members')).expect(200).then(({ body }) => ({ body: body.filter(({ consoleRole }: { consoleRole: string }) => consoleRole === 'owner') }));
    await office.agent.patch(office.at(`/members/${owner.id}`)).set('if-match', `"${owner.version}"`).send({ active: false }).expect(422);
    const stranger = await makeOrganization(running);
    await stranger.agent.patch(stranger.at(`/members/${owner.id}`)).set('if-match', '"1"').send({ active: false }).expect(404);
    const { id } = await invite(office, 'auditor');
    await stranger.agent.delete(stranger.at(`/invitations/${id}`)).expect(404);
  });
});
