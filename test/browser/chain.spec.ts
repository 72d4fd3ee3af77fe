import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead } from '../support/exchange.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, type Screens, signIn } from '../support/screens.js';

withBrowser('the chain, in a browser', () => {
  let screens: Screens;
  let office: Office;
  let page: Page;
  const id: Record<string, string> = {};
  const company = async (legalName: string) => {
    id[legalName] = (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id;
  };
  const engage = async (customer: string | null, supplier: string, service: string, more: object = {}): Promise<string> =>
    (await office.agent.post(office.at('/engagements')).send({ customerVendorId: customer && id[customer], supplierVendorId: id[supplier], service, phi: 'flows', fromOn: dayAhead(-300), phiTypes: ['biometric'], country: 'United States', ...more }).expect(201)).body.id;
  const cover = (vendor: string, engagementIds: string[], endDate: string) =>
    office.agent.post(office.at(`/vendors/${id[vendor]}/agreements`)).send({ title: `BAA ${vendor}`, terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate }, autoRenew: false }, engagementIds }).expect(201);
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
    for (const name of ['Northfield Imaging', 'Cirrus Vault Hosting', 'Plainscript', 'Nightjar Reads', 'Granite Data Centers', 'Sentry Backup', 'Lantern Billing']) await company(name);
    await cover('Northfield Imaging', [await engage(null, 'Northfield Imaging', 'Reading, image archive')], dayAhead(7));
    await engage('Northfield Imaging', 'Cirrus Vault Hosting', 'Image storage', { assurance: 'document_seen', assuranceSource: 'BAA of 2024', assuranceOn: dayAhead(-40) });
    await cover('Plainscript', [await engage('Northfield Imaging', 'Plainscript', 'Transcription', { phiTypes: ['biometric', 'clinical'] })], dayAhead(-2));
    await engage('Northfield Imaging', 'Nightjar Reads', 'Night reading', { assurance: 'unknown', assuranceOn: dayAhead(-30), country: 'India' });
    await engage('Cirrus Vault Hosting', 'Granite Data Centers', 'Colocation', { assurance: 'attested', assuranceSource: 'H. Tanner', assuranceOn: dayAhead(-40) });
    await engage('Cirrus Vault Hosting', 'Sentry Backup', 'Off-site copies', { assurance: 'attested', assuranceSource: 'H. Tanner', assuranceOn: dayAhead(-40) });
    await engage(null, 'Lantern Billing', 'Billing', { phiTypes: ['financial'] });
    page = await screens.desk();
    await signIn(page, screens, office);
  }, 60_000);
  afterAll(() => screens?.stop());

  it('the gaps of a day, on whom vendors rely and what was promised are read and followed', async () => {
    const objected: string[] = [];
    await page.getByRole('link', { name: 'Chain', exact: true }).first().click();
    await page.getByRole('heading', { name: 'PHI flows, no agreement in force 3' }).waitFor();
    await page.getByText('St. Mary’s Clinic → Northfield Imaging → Plainscript').waitFor();
    await page.getByText(/of your 7 vendors with PHI rely on|of your 7 vendors with PHI relies on/).waitFor();
    await page.getByRole('heading', { name: /^Promises passed down/ }).waitFor();
    objected.push(...(await objections(page, 'chain')));
    await page.getByText('The 18 rules, and of how many links each holds').click();
    await page.getByRole('button', { name: 'CH-18', exact: true }).click();
    await page.getByText('Also Diagnoses, treatment, results').waitFor();
    
    await page.getByRole('button', { name: /Remove filter: CH-18/ }).waitFor();
    objected.push(...(await objections(page, 'chain-rules')));
    await page.getByLabel('As of').fill(dayAhead(8));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { name: 'PHI flows, no agreement in force 4' }).waitFor();
    expect(page.url()).toContain(`asOf=${dayAhead(8)}`);
    expect(objected).toEqual([]);
  }, 60_000);

  it('a vendor’s chain is a graph, walked by keyboard, and the same as a table; on a phone an outline', async () => {
    const objected: string[] = [];
    await page.goto(`${screens.home}/${office.slug}/vendors/${id['Northfield Imaging']}/chain`);
    await page.getByText('1 gap', { exact: true }).waitFor();
    await page.locator('.react-flow__node').first().waitFor();
    expect(await page.locator('.react-flow__node').count()).toBe(7);
    expect(await page.locator('.react-flow__edge').count()).toBe(6);
    await page.getByText('Show every path to it').waitFor();
    await page.locator('.chain-says').first().waitFor();
    objected.push(...(await objections(page, 'vendor-chain')));
    const table = page.getByRole('table', { name: 'Links of the chain of Northfield Imaging' });
    for (const name of ['Cirrus Vault Hosting', 'Granite Data Centers', 'Nightjar Reads', 'Plainscript', 'Sentry Backup']) await table.getByRole('link', { name, exact: true }).waitFor();

    await page.locator('.react-flow__node').first().waitFor();
    await page.locator(`.react-flow__node[data-id="${id['Northfield Imaging']}"]`).focus();
    const focused = () => page.evaluate(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`) as Promise<string>;
    await page.keyboard.press('ArrowRight');
    const first = await focused();
    expect(first).toMatch(/for Northfield Imaging: /);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^(Cirrus Vault Hosting|Plainscript|Nightjar Reads)/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toMatch(/^link-/);

    await page.locator(`.react-flow__node[data-id="${id['Cirrus Vault Hosting']}"]`).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Chain of Cirrus Vault Hosting' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Chain of Northfield Imaging' }).waitFor();
    await page.setViewportSize({ width: 390, height: 900 });
    await page.getByRole('list', { name: 'Chain as an outline' }).waitFor();
    expect(await page.locator('.react-flow').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    objected.push(...(await objections(page, 'vendor-chain-narrow')));
    expect(objected).toEqual([]);
  }, 60_000);

  it('an engagement is added between two vendors and edited from the table; a cycle is refused with its sentence', async () => {
    const objected: string[] = [];
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${screens.home}/${office.slug}/vendors/${id['Granite Data Centers']}/chain`);
    await page.getByRole('button', { name: 'Add an engagement' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add the engagement' }).click();
    await page.getByText('Choose who is engaged: a company of the register, or ourselves').first().waitFor();
    await page.getByLabel('Supplier', { exact: true }).fill('Cirrus Vault Hosting');
    await page.locator('datalist option[value="Cirrus Vault Hosting"]').first().waitFor({ state: 'attached' });
    await page.getByLabel('Supplier', { exact: true }).fill('Cirrus Vault Hostin');
    await page.locator('datalist option[value="Cirrus Vault Hosting"]').first().waitFor({ state: 'attached' });
    await page.getByLabel('Supplier', { exact: true }).fill('Cirrus Vault Hosting');
    await page.getByLabel('PHI', { exact: true }).selectOption('flows');
    await page.getByRole('button', { name: 'Add the engagement' }).click();
    await page.getByText('PHI would go round in a cycle: Granite Data Centers → Cirrus Vault Hosting → Granite Data Centers').first().waitFor();
    objected.push(...(await objections(page, 'engagement-add')));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Edit Granite Data Centers for Cirrus Vault Hosting' }).click();
    await page.getByLabel('The supplier is the customer’s').selectOption('no');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Say why: who controls how the work is done').first().waitFor();
    await page.getByLabel('Why', { exact: true }).fill('Runs its own halls');
    await page.getByLabel('We approved on').fill(dayAhead(-1));
    await page.getByRole('button', { name: 'Record our approval' }).click();
    await page.getByText('You approved on').waitFor();
    objected.push(...(await objections(page, 'engagement-edit')));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(objected).toEqual([]);
  }, 60_000);

  it('vendors are screened by key, one by one and many at once', async () => {
    for (const name of ['Alpha Lawn', 'Beta Coffee', 'Gamma Scribes']) await company(name);
    await page.goto(`${screens.home}/${office.slug}/vendors?search=a`);
    await page.getByRole('link', { name: 'Alpha Lawn' }).waitFor();
    await page.getByRole('link', { name: 'Alpha Lawn' }).focus();
    await page.keyboard.press('3');
    await page.getByText('Alpha Lawn is screened: none. Not determined').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Beta Coffee');
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await page.getByRole('checkbox', { name: 'Select Gamma Scribes' }).check();
    expect(await objections(page, 'triage')).toEqual([]);
    await page.getByRole('button', { name: /^Unsure/ }).click();
    await page.getByText('2 vendors are screened. Not determined').waitFor();
    expect((await office.agent.get(office.at(`/vendors/${id['Beta Coffee']}/triages`)).expect(200)).body).toMatchObject([{ answer: 'unsure', screenedBy: 'Ana Ruiz' }]);
  }, 60_000);
});
