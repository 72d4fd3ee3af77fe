import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens, signIn } from '../support/screens.js';

withBrowser('sample data, in a browser', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  it('is loaded from the empty list, is called what it is, and goes in one act; axe objects to nothing', async () => {
    const office = await makeOrganization(screens.running);
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);

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
