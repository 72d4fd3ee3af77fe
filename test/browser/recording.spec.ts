import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('published answers, recorded by staff', () => {
  let screens: Screens;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Cloud' }).expect(201)).body.id;
  });
  afterAll(() => screens?.stop());

  it('are written down, survive a lost connection, and go to the reviewers with their source', async () => {
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors/${vendorId}`);
    await page.getByRole('button', { name: 'Record published answers' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Which questionnaire it answers').selectOption('hipaa-ba-low-risk');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await dialog.locator('#sourceWords[aria-invalid]').waitFor();
    objected.push(...(await objections(page, 'recording-begin')));
    await dialog.getByLabel('Where the answers stand').fill('trust.riverside.example');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { level: 1, name: /^Recording:/ }).waitFor();

    const first = page.locator('section.listed').filter({ has: page.getByRole('radio') }).first();
    await first.getByRole('radio').first().check();
    await first.getByText(/^Saved/).waitFor();
    await page.route('**/answers/**', (route) => route.abort());
    await first.getByLabel('Where it says so').fill('Under “How we protect data”');
    await first.getByText('Not saved, trying again').waitFor();
    objected.push(...(await objections(page, 'recording-not-saved')));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('1 change is in this tab and not saved yet.').waitFor();
    objected.push(...(await objections(page, 'recording-sign-out')));
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.setViewportSize({ width: 390, height: 844 }); // there the rail is a menu
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('1 change is in this tab and not saved yet.').waitFor();
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/recording-sign-out-menu.png` });
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.unroute('**/answers/**');
    await first.getByText(/^Saved/).waitFor({ timeout: 20_000 });
    await page.getByText(/^1 of \d+ recorded/).waitFor();
    objected.push(...(await objections(page, 'recording-desk')), ...(await overflows(page, 'recording-desk')));

    await page.goto(`${screens.home}/${office.slug}/vendors/${vendorId}`);
    await page.getByRole('heading', { name: 'Being recorded' }).waitFor();
    objected.push(...(await objections(page, 'recording-on-vendor')));
    await page.getByText(/from trust.riverside.example: 1 of/).waitFor();
    await page.locator('a[href*="/recordings/"]').click();
    await page.getByText('Under “How we protect data”').waitFor();
    await page.getByRole('button', { name: 'Hand it to the reviewers' }).click();
    await dialog.getByText(/count as not known/).waitFor();
    await dialog.getByRole('button', { name: 'Hand it over' }).click();

    await page.getByText(/Recorded by staff: Ana Ruiz, from “trust.riverside.example”/).waitFor();
    expect(await page.getByRole('button', { name: /^Send back/ }).count()).toBe(0);
    objected.push(...(await objections(page, 'recording-review')));
    await page.getByRole('link', { name: 'Requests', exact: true }).first().click();
    await page.getByText('Nobody: recorded by staff').waitFor();
    expect(objected).toEqual([]);
  }, 120_000);
});
