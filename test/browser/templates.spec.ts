import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('making a BAA, in a browser', () => {
  let screens: Screens;
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
    page = await screens.desk();
    await signIn(page, screens, office);
  });
  afterAll(() => screens?.stop());

  it('an own template is written, published, and a BAA made from it by keyboard, with constraints as one types; axe objects to nothing', async () => {
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC', addressLine1: '9 Dock Rd', city: 'Joliet' }).expect(201);
    await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    const objected: string[] = [];

    await page.goto(`${screens.home}/${office.slug}/templates`);
    await page.getByText('No template of your own').waitFor();
    await page.getByRole('button', { name: 'New template' }).press('Enter');
    await page.getByLabel('Name').fill('Standard BAA');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Standard BAA' }).waitFor();
    await page.getByRole('button', { name: 'Write your own words for 3.1 Safeguards for all PHI' }).press('Enter');
    await page.getByLabel('Your words for 3.1 Safeguards for all PHI').fill('{{supplierParty}} guards all PHI, paper included.');
    await page.getByText('Business Associate guards all PHI, paper included.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Publish version 1' }).press('Enter');
    await page.getByText('Version 1,').waitFor();
    objected.push(...(await objections(page, 'template')), ...(await overflows(page, 'template')));
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.goto(`${screens.home}/${office.slug}/vendors/${vendor.id}`);
    await page.getByRole('button', { name: 'Make a BAA' }).press('Enter');
    await page.getByLabel('Text').selectOption({ label: 'Standard BAA, version 1' });
    objected.push(...(await objections(page, 'begin-draft')));
    await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'BAA with Riverside Imaging, LLC' }).waitFor();
    await page.getByText('Business Associate guards all PHI, paper included.').waitFor();
    objected.push(...(await objections(page, 'draft')), ...(await overflows(page, 'draft')));
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByText('4 Reporting', { exact: false }).first().press('Enter');
    await page.getByLabel('Breach notice: number').fill('61');
    await page.getByText('The text allows 61 days after discovery.').waitFor();
    await page.getByLabel('Address of the customer').fill('1 Main St, Chicago');
    await page.getByText('St. Mary’s Clinic, 1 Main St, Chicago').waitFor();
    await page.getByRole('button', { name: 'Save the draft' }).press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    objected.push(...(await objections(page, 'draft-checked')));
    await page.reload();
    await page.getByText('The text allows 61 days after discovery.').waitFor();
    expect(objected).toEqual([]);
  }, 90_000);
});
