import type { Browser, Page } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { objections, openBrowser, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office, PASSWORD } from '../support/organization.js';
import { type Running, startApp, startWorker } from '../support/start-app.js';

withBrowser('the register, in a browser', () => {
  let running: Running;
  let browser: Browser;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let office: Office;
  let home: string;
  let page: Page;
  beforeAll(async () => {
    running = await startApp(serveWebApps);
    await running.app.listen(0, '127.0.0.1');
    worker = await startWorker();
    browser = await openBrowser();
    office = await makeOrganization(running);
    home = `${await running.app.getUrl()}/console`;
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${home}/sign-in`);
    await page.getByLabel('E-mail address').fill(office.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vendors' }).waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await worker.close();
    await running.stop();
  });
  const addVendor = async (legalName: string): Promise<string> => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id;
  const openVendor = async (id: string, legalName: string) => {
    await page.goto(`${home}/${office.slug}/vendors/${id}`);
    await page.getByRole('heading', { level: 1, name: legalName }).waitFor();
  };

  it('a vendor is edited; who was too late sees both versions and chooses; it is archived, and that is undone', async () => {
    const objected: string[] = [];
    const id = await addVendor('Riverside Imaging, LLC');
    await openVendor(id, 'Riverside Imaging, LLC');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Website').fill('riverside');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('There is a problem').waitFor();
    objected.push(...(await objections(page, 'vendor-edit')));
    await page.getByLabel('Website').fill('https://riverside.example');
    await page.getByLabel('Owner').selectOption({ label: 'Ana Ruiz' });
    await page.getByLabel('City').fill('Joliet');
    await office.agent.patch(office.at(`/vendors/${id}`)).set('if-match', '"1"').send({ website: 'https://other.example', notes: 'Reads at night' }).expect(200);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: /changed this vendor while you were editing/ }).waitFor();
    objected.push(...(await objections(page, 'vendor-conflict')));
    await page.getByRole('radio', { name: 'Website: take Ana Ruiz’s' }).check();
    await page.getByRole('button', { name: 'Save these 3' }).click();
    await page.getByText('Joliet').waitFor();
    expect((await office.agent.get(office.at(`/vendors/${id}`)).expect(200)).body).toMatchObject({ website: 'https://other.example', city: 'Joliet', notes: 'Reads at night', ownerMemberId: expect.any(String), version: 3 });

    await page.getByRole('button', { name: 'Archive' }).click();
    objected.push(...(await objections(page, 'vendor-archive')));
    await page.getByRole('button', { name: 'Archive it' }).click();
    await page.getByText('Riverside Imaging, LLC is archived').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).waitFor();
    expect((await office.agent.get(office.at(`/vendors/${id}`)).expect(200)).body.archived).toBe(false);
    expect(objected).toEqual([]);
  }, 60_000);
});
