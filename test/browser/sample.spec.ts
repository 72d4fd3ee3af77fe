import type { Browser } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { objections, openBrowser, withBrowser } from '../support/browser.js';
import { makeOrganization, PASSWORD } from '../support/organization.js';
import { type Running, startApp } from '../support/start-app.js';

withBrowser('sample data, in a browser', () => {
  let running: Running;
  let browser: Browser;
  beforeAll(async () => {
    running = await startApp(serveWebApps);
    await running.app.listen(0, '127.0.0.1');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await running.stop();
  });

  it('is loaded from the empty list, is called what it is, and goes in one act; axe objects to nothing', async () => {
    const { email } = await makeOrganization(running);
    const page = await browser.newPage();
    const objected: string[] = [];
    await page.goto(`${await running.app.getUrl()}/console/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('link', { name: 'Bring your vendors' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your vendors' }).waitFor();
    objected.push(...(await objections(page, 'begin')));
    await page.getByRole('button', { name: 'Explore with sample data' }).click();
    await page.getByRole('link', { name: /PHI flows, no agreement in force/ }).waitFor();
    objected.push(...(await objections(page, 'today-sample')));
    await page.getByRole('link', { name: 'Vendors', exact: true }).first().click();
    await page.getByText('40 of these vendors are sample data').waitFor();
    await page.getByRole('rowheader', { name: 'Alderbrook Release of Information Co. sample' }).waitFor();
    objected.push(...(await objections(page, 'vendors-sample')));

    await page.getByRole('button', { name: 'Remove the sample data' }).click();
    objected.push(...(await objections(page, 'remove-sample')));
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the sample data' }).click();
    await page.getByText('No vendors yet').waitFor();
    expect(await page.getByText('sample data.').count()).toBe(0);
    expect(objected).toEqual([]);
  }, 60_000);
});
