import supertest from 'supertest';
import { NO_ORGANIZATION, systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { MailSender } from '../../../apps/api/src/platform/mail/mail.sender.js';
import { Mailbox } from '../../../apps/api/src/platform/mail/mailbox.js';
import { makeOrganization, makeSetUpKey, PASSWORD, setUpBody } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('the first minute', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.stop());
  const anyone = () => supertest.agent(running.app.getHttpServer());

  it('a set-up link makes an organization, and its owner is signed in', async () => {
    const { agent, slug } = await makeOrganization(running, 'Harbor Clinic');
    const { body } = await agent.get('/api/console/me').expect(200);
    expect(body).toEqual({ name: 'Ana Ruiz', organizations: [{ slug, name: 'Harbor Clinic', consoleRole: 'owner', portalRole: 'lead' }] });
  });

  it('the link opens once, and looking does not spend it', async () => {
    const key = await makeSetUpKey(running);
    await anyone().post('/api/console/set-up/look').send({ key }).expect(204);
    await anyone().post('/api/console/set-up').send(setUpBody(key)).expect(201);
    await anyone().post('/api/console/set-up/look').send({ key }).expect(410);
    const { body } = await anyone().post('/api/console/set-up').send(setUpBody(key)).expect(410);
    expect(body).toMatchObject({ code: 'gone' });
  });

  it('a link that was not signed here opens nothing', async () => {
    const [id] = (await makeSetUpKey(running)).split('.');
    await anyone().post('/api/console/set-up/look').send({ key: `${id}.guess` }).expect(404);
  });

  it('a mistake is named with a pointer, and the link stays open', async () => {
    const key = await makeSetUpKey(running);
    const wrong = setUpBody(key);
    wrong.organization.zone = 'Mars/Base';
    wrong.owner.password = 'short';
    const { body } = await anyone().post('/api/console/set-up').send(wrong).expect(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/organization/zone', '/owner/password']);
    await anyone().post('/api/console/set-up/look').send({ key }).expect(204);
  });

  it('signing out ends the session, and the password opens another', async () => {
    const { agent, email } = await makeOrganization(running);
    await agent.delete('/api/console/session').expect(204);
    await agent.get('/api/console/me').expect(401);
    await agent.post('/api/console/session').send({ email: email.toUpperCase(), password: PASSWORD }).expect(201);
    await agent.get('/api/console/me').expect(200);
  });

  it('a wrong password and an unknown address get the same answer', async () => {
    const { email } = await makeOrganization(running);
    const wrong = await anyone().post('/api/console/session').send({ email, password: 'not this one at all' }).expect(401);
    const unknown = await anyone().post('/api/console/session').send({ email: 'nobody@clinic.example', password: 'not this one at all' }).expect(401);
    expect(wrong.body.title).toBe(unknown.body.title);
  });

  it('many wrong passwords are refused, and the owner elsewhere still gets in', async () => {
    const { email } = await makeOrganization(running);
    const from = (ip: string, password: string) => supertest(running.app.getHttpServer()).post('/api/console/session').set('x-forwarded-for', ip).send({ email, password });
    const answers = await Promise.all(Array.from({ length: 40 }, () => from('203.0.113.9', 'a wrong guess, again')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    await from('198.51.100.7', PASSWORD).expect(201);
  });

  it('a forgotten password is set anew by the link in the mail, once, and old sessions end', async () => {
    const { agent, email } = await makeOrganization(running);
    await anyone().post('/api/console/password/reset-mail').send({ email: 'nobody@clinic.example' }).expect(202);
    await anyone().post('/api/console/password/reset-mail').send({ email }).expect(202);
    await running.app.get(MailSender).sendDue(systemCtx(NO_ORGANIZATION));
    const mails = await running.app.get(Mailbox).newestOfAll(10);
    expect(mails.map(({ toEmail }) => toEmail)).toEqual([email]);
    const key = /\/console\/reset#(\S+)/.exec(mails[0].text)?.[1];

    await anyone().post('/api/console/password/reset').send({ key: `${key}x`, password: 'a new rock to hold' }).expect(404);
    await anyone().post('/api/console/password/reset').send({ key, password: 'a new rock to hold' }).expect(204);
    await anyone().post('/api/console/password/reset').send({ key, password: 'another one entirely' }).expect(410);
    await agent.get('/api/console/me').expect(401);
    await anyone().post('/api/console/session').send({ email, password: PASSWORD }).expect(401);
    await anyone().post('/api/console/session').send({ email, password: 'a new rock to hold' }).expect(201);
  });

  it('an idle session ends by the database’s clock, and polling does not keep it alive', async () => {
    const { agent, at } = await makeOrganization(running);
    await running.moveClock('14 minutes');
    await agent.get(at('/vendors')).set('x-background', '1').expect(200);
    await running.moveClock('2 minutes');
    await agent.get(at('/vendors')).expect(401);
  });
});
