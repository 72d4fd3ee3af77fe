import { MailSender } from '../../apps/api/src/platform/mail/mail.sender.js';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { bounceMail } from '../support/bounces.js';
import { objections, withBrowser } from '../support/browser.js';
import { sendRequest } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('deliveries, in a browser', () => {
  let screens: Screens;
  beforeAll(async () => {
    process.env.BOUNCE_SECRET = 'what the mail server was given, no less than this';
    screens = await openScreens();
  });
  afterAll(async () => {
    delete process.env.BOUNCE_SECRET;
    await screens?.stop();
  });

  it('a mail that came back is opened, read and sent to the right address by keyboard; axe objects to nothing', async () => {
    const { running } = screens;
    const office = await makeOrganization(running);
    const tenantId = (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]))).rows[0].id;
    const objected: string[] = [];
    const page = await screens.desk();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await signIn(page, screens, office);
    const at = (search = '') => `${screens.home}/${office.slug}/deliveries${search}`;
    await page.goto(at());
    await page.getByText('Nothing has been sent').waitFor();
    objected.push(...(await objections(page, 'deliveries-empty')));

    const { vendor, contact } = await sendRequest(office, 'Riverside Imaging');
    await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Omar Diaz', email: 'omar@riverside.example' }).expect(201);
    await running.app.get(MailSender).sendDue(systemCtx(tenantId));
    const { items: [{ id, toEmail }] } = (await office.agent.get(office.at('/deliveries'))).body;
    const messageId = (await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      return (await owner.query('select message_id_header from messages where id = $1', [id])).rows[0].message_id_header;
    })) as string;
    for (const kind of ['postfix-delayed', 'exim-text', 'postfix-failed']) {
      await office.agent.post('/api/mail/bounces').set({ authorization: `Bearer ${process.env.BOUNCE_SECRET}`, 'content-type': 'message/rfc822' }).send(bounceMail(kind, { messageId, envelopeId: id, to: toEmail })).expect(202);
    }
    await running.app.get(MailSender).tell(systemCtx(tenantId), { messageId: id });

    await page.goto(at('?filter=undelivered'));
    await page.getByRole('button', { name: 'Open the vendor invitation to Priya Nair' }).waitFor();
    objected.push(...(await objections(page, 'deliveries')));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByText('Came back (5.1.1)').waitFor();
    await page.getByText('Is late, and is being tried (4.4.1)').waitFor();
    await page.getByText('Came back in words that were not understood').waitFor();
    objected.push(...(await objections(page, 'delivery-open')), ...(await overflows(page, 'delivery-open', [390, 320])));
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByRole('button', { name: 'Change the contact' }).press('Enter');
    await page.getByLabel('The right address of Priya Nair').fill('no address');
    await page.getByRole('button', { name: 'Send the new mail' }).press('Enter');
    await page.getByText('This is not one e-mail address').first().waitFor();
    objected.push(...(await objections(page, 'delivery-change')));
    await page.getByLabel('The right address of Priya Nair').fill('priya@riverside.example');
    await page.keyboard.press('Enter');
    await page.getByText('A new mail to Priya Nair at priya@riverside.example leaves in a moment.').waitFor();
    expect((await office.agent.get(office.at(`/vendors/${vendor.id}/contacts`))).body.find((one: { id: string }) => one.id === contact.id)).toMatchObject({ email: 'priya@riverside.example', deliverability: 'unknown' });

    await page.goto(at(`?message=${id}`));
    await page.getByText('Replaced by another mail').waitFor();
    objected.push(...(await objections(page, 'delivery-replaced')));
    await page.getByRole('link', { name: 'another mail' }).press('Enter');
    await page.getByText('Not tried yet.').waitFor();
    await page.goto(at('?state=dead'));
    await page.getByText('No mail is in this state: given up').waitFor();
    await page.route('**/api/console/*/deliveries?*', (route) => route.abort());
    await page.goto(at('?state=accepted'));
    await page.getByText('The deliveries could not be read').waitFor({ timeout: 20_000 });
    objected.push(...(await objections(page, 'deliveries-error')));
    expect(objected).toEqual([]);
  }, 120_000);
});
