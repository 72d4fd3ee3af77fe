import { randomUUID } from 'node:crypto';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens, signIn } from '../support/screens.js';

withBrowser('after an end and after an event, in a browser', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  it('a certificate is recorded by keyboard, and everybody on a party’s paths is asked in one act; axe objects to nothing', async () => {
    const office = await makeOrganization(screens.running);
    const post = async (path: string, body: object, version?: number) => (await office.agent.post(office.at(path)).set('if-match', `"${version ?? 0}"`).send(body)).body;
    const vendor = await post('/vendors', { legalName: 'Northfield Imaging' });
    const below = await post('/vendors', { legalName: 'Granite Data Centers' });
    await post(`/vendors/${vendor.id}/contacts`, { name: 'Priya Nair', email: `priya.${randomUUID()}@northfield.example` });
    const engagement = await post('/engagements', { customerVendorId: null, supplierVendorId: vendor.id, service: 'Reading', phi: 'flows', fromOn: dayAhead(-400) });
    await post('/engagements', { customerVendorId: vendor.id, supplierVendorId: below.id, service: 'Colocation', phi: 'flows', fromOn: dayAhead(-400) });
    const agreement = await post(`/vendors/${vendor.id}/agreements`, { title: 'BAA 2026-7', terms: { effectiveDate: dayAhead(-400), initialTerm: { evergreen: true }, autoRenew: false }, engagementIds: [engagement.id] });
    await post(`/agreements/${agreement.id}/termination`, { cause: 'convenience', on: dayAhead(0), reason: 'We moved' }, agreement.version);

    const objected: string[] = [];
    const page = await screens.desk();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await signIn(page, screens, office);

    await page.goto(`${screens.home}/${office.slug}/agreements/${agreement.id}`);
    await page.getByText('Nobody has certified what became of the PHI.').waitFor();
    objected.push(...(await objections(page, 'closing')));
    await page.getByRole('button', { name: 'Record a certificate' }).press('Enter');
    await page.getByLabel('Certified by').fill('H. Tanner, engineer');
    await page.getByRole('button', { name: 'Record it' }).press('Enter');
    await page.getByText('Say what the certificate says').first().waitFor();
    for (const choice of ['All of it was destroyed', 'Gone too', 'None held any']) await page.getByLabel(choice).press('Space');
    await page.getByRole('button', { name: 'Record it' }).press('Enter');
    await page.getByText('say on which day it was complete').first().waitFor();
    objected.push(...(await objections(page, 'closing-certificate')));
    await page.getByLabel('Complete on').fill(dayAhead(0));
    await page.getByRole('button', { name: 'Record it' }).press('Enter');
    await page.getByText('Returned or destroyed, as certified').waitFor();
    objected.push(...(await objections(page, 'closing-done')));

    await page.goto(`${screens.home}/${office.slug}/vendors/${below.id}/chain`);
    await page.getByRole('button', { name: 'Ask owners and vendors what they know' }).press('Enter');
    await page.getByText('To 1 of 1 on its paths').waitFor();
    objected.push(...(await objections(page, 'event-ask')));
    await page.getByLabel('The event: what is known').fill('Granite Data Centers reported an intrusion on 3 November.');
    await page.getByRole('button', { name: 'Ask 1 vendor' }).press('Enter');
    await page.getByText('1 of 1 asked').waitFor();
    objected.push(...(await objections(page, 'event-asked')));
    expect(objected).toEqual([]);
  }, 60_000);
});
