import type { Browser } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { objections, openBrowser, withBrowser } from '../support/browser.js';
import { makeOrganization, PASSWORD } from '../support/organization.js';
import { type Running, startApp } from '../support/start-app.js';

withBrowser('a determination, in a browser', () => {
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

  it('is made by keyboard alone, one question a page; axe objects to nothing', async () => {
    const office = await makeOrganization(running);
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201);
    await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    const home = `${await running.app.getUrl()}/console`;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const objected: string[] = [];
    await page.goto(`${home}/sign-in`);
    await page.getByLabel('E-mail address').fill(office.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.goto(`${home}/${office.slug}/vendors/${vendor.id}`);
    await page.getByText('Not determined').waitFor();
    await page.getByRole('button', { name: 'Determine whether Night reads needs a BAA' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Question 1.').waitFor();
    objected.push(...(await objections(page, 'wizard')));
    await page.keyboard.press('Space'); // the first answer has the focus: yes, PHI
    await page.keyboard.press('Enter');
    for (let number = 2; number <= 11; number++) {
      await page.getByText(`Question ${number}.`).waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      if (number === 6) await page.keyboard.press('ArrowDown'); // "does more" stands between yes and no
      await page.keyboard.press('Enter');
    }
    for (const downs of [0, 0, 1, 1]) {
      await page.keyboard.press('Space');
      if (downs) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: 'On these answers: A BAA is needed' }).waitFor();
    objected.push(...(await objections(page, 'wizard-outcome')));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Decided by Ana Ruiz').waitFor();
    objected.push(...(await objections(page, 'vendor-determined')));
    expect(objected).toEqual([]);
  }, 60_000);
});
