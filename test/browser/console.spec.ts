import { objections, withBrowser } from '../support/browser.js';
import { makeSetUpKey } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';

withBrowser('the console, in a browser', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens({ worker: true }); });
  afterAll(() => screens?.stop());

  it('a newcomer sets up, adds a vendor and a contact, finds it again, signs out and in; axe objects to nothing', async () => {
    const key = await makeSetUpKey(screens.running);
    const page = await screens.browser.newPage();
    const objected: string[] = [];

    await page.goto(`${screens.home}/set-up#${key}`);
    await page.getByRole('heading', { name: 'Your organization' }).waitFor();
    objected.push(...(await objections(page, 'set-up')));
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Name').first().fill('Harbor Clinic');
    await page.getByLabel('Time zone').selectOption('America/Chicago');
    await page.locator('#owner-name').fill('Ana Ruiz');
    await page.getByLabel('E-mail address').fill('ana@harbor.example');
    await page.getByLabel('Password').fill('kelp on a cold rock');
    await page.getByRole('button', { name: 'Create the organization' }).click();

    await page.getByRole('button', { name: 'Explore with sample data' }).waitFor();
    objected.push(...(await objections(page, 'begin')));
    await page.getByRole('link', { name: 'Go to the empty list' }).click();
    await page.getByText('No vendors yet').waitFor();
    objected.push(...(await objections(page, 'vendors-empty')));
    await page.getByRole('button', { name: 'Add the first vendor' }).click();
    await page.getByLabel('Legal name').fill('Riverside Imaging, LLC');
    objected.push(...(await objections(page, 'add-vendor')));
    await page.getByRole('button', { name: 'Add the vendor' }).click();

    await page.getByRole('heading', { level: 1, name: 'Riverside Imaging, LLC' }).waitFor();
    await page.locator('#service').fill('Night reads');
    await page.locator('#phi').selectOption('flows');
    await page.getByRole('button', { name: 'Add the engagement' }).click();
    await page.getByRole('rowheader', { name: 'Night reads' }).waitFor();
    await page.getByRole('button', { name: 'Record an agreement' }).click();
    await page.getByLabel('Title or number').fill('BAA 2026-7');
    await page.getByLabel('Effective date').fill('2026-01-15');
    objected.push(...(await objections(page, 'record-agreement')));
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('rowheader', { name: 'BAA 2026-7' }).waitFor();
    await page.locator('#name').fill('Priya Nair');
    await page.locator('#email').fill('priya@riverside.example');
    await page.getByRole('button', { name: 'Add the contact' }).click();
    await page.getByRole('rowheader', { name: 'Priya Nair' }).waitFor();
    objected.push(...(await objections(page, 'vendor')));

    await page.getByRole('link', { name: 'Vendors' }).first().click();
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.locator('input[type=file]').setInputFiles('test/support/data/chicago-health-dept-vendor-inventory.csv');
    await page.getByText('How does this file write dates?').waitFor();
    objected.push(...(await objections(page, 'import-asks')));
    await page.getByRole('button', { name: /Month first/ }).click();
    await page.getByRole('button', { name: /^Import [1-9]\d* vendors$/ }).waitFor();
    objected.push(...(await objections(page, 'import-preview')));
    await page.getByRole('button', { name: /^Import [1-9]\d* vendors$/ }).click();
    await page.getByText('Every row is accounted for').waitFor();
    objected.push(...(await objections(page, 'import-result')));

    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('rowheader', { name: 'Ana Ruiz' }).waitFor();
    objected.push(...(await objections(page, 'members')));
    await page.getByRole('link', { name: 'Deliveries' }).click();
    await page.getByText('Nothing has been sent').waitFor();
    objected.push(...(await objections(page, 'deliveries')));
    await page.getByRole('link', { name: 'Vendors' }).first().click();
    await page.getByLabel('Search vendors').fill('riverside');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('link', { name: 'Riverside Imaging, LLC' }).waitFor();
    expect(page.url()).toContain('search=riverside');
    objected.push(...(await objections(page, 'vendors')));

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    objected.push(...(await objections(page, 'sign-in')));
    await page.getByLabel('E-mail address').fill('ana@harbor.example');
    await page.getByLabel('Password').fill('kelp on a cold rock');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    expect(objected).toEqual([]);
  }, 90_000);
});
