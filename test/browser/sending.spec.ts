import { objections, withBrowser } from '../support/browser.js';
import { dayAhead, PDF } from '../support/exchange.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('risk class, sending and evidence, in the officer’s browser', () => {
  let screens: Screens;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    screens = await openScreens({ worker: true });
    office = await makeOrganization(screens.running);
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201);
    vendorId = vendor.id;
    await office.agent.post(office.at(`/vendors/${vendorId}/contacts`)).send({ name: 'Priya Nair', email: 'priya@riverside.example' }).expect(201);
  });
  afterAll(() => screens?.stop());

  it('the class appears while one types, decides what is asked, and sending is undone before it leaves', async () => {
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors/${vendorId}`);
    await page.getByLabel('Service').fill('Night reads');
    await page.getByRole('button', { name: 'Add the engagement' }).click();
    await page.getByRole('button', { name: 'Edit Night reads' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/risk class is what nobody can tell/).waitFor();
    await dialog.locator('select[name=phi]').selectOption('flows');
    await dialog.locator('select[name=access]').selectOption('holds_copies');
    await dialog.getByText(/at least high: It keeps PHI in systems of its own/).waitFor();
    objected.push(...(await objections(page, 'engagement-live-class')));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('At least high: Night reads: It keeps PHI in systems of its own').waitFor();

    await page.getByRole('button', { name: 'Say otherwise' }).click();
    await dialog.locator('select').selectOption('critical');
    await dialog.locator('textarea').fill('Our only reader at night');
    objected.push(...(await objections(page, 'risk-class-override')));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/as staff says: Our only reader at night/).waitFor();

    await page.getByRole('link', { name: 'Risk classes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Risk classes' }).waitFor();
    await page.getByText('SOC 2 Type 2 report, or HITRUST r2 certificate').first().waitFor();
    objected.push(...(await objections(page, 'risk-classes')));

    await page.goto(`${screens.home}/${office.slug}/vendors/${vendorId}`);
    await page.getByText(/as staff says/).waitFor();
    await page.getByRole('button', { name: 'Send a request' }).click();
    await dialog.getByText('PHI flows to this vendor, and no agreement with it is signed.').waitFor();
    await dialog.getByText('Filled in as vendors of its risk class (critical) are asked.').waitFor();
    await dialog.getByText('SOC 2 Type 2 report, or HITRUST r2 certificate').waitFor();
    objected.push(...(await objections(page, 'send-with-documents')));
    await dialog.getByRole('button', { name: 'Send a test copy to me' }).click();
    await dialog.getByText(/A test copy is on its way to you/).waitFor();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Withdrawn').first().waitFor();
    const { body: { items } } = await office.agent.get(office.at(`/requests?vendorId=${vendorId}`)).expect(200);
    expect(items.map(({ status }: { status: string }) => status)).toEqual(['withdrawn']);
    objected.push(...(await overflows(page, 'request-undone')));
    expect(objected).toEqual([]);
  }, 120_000);

  it('a document is added, read, its expectations judged, and what holds patient data is taken away', async () => {
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors/${vendorId}`);
    await page.getByText('No virus scanner is set up').waitFor();
    await page.getByRole('button', { name: 'Add a document' }).click();
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'soc2.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByLabel('Where you have it from').fill('Their trust page');
    objected.push(...(await objections(page, 'add-document')));
    await page.getByRole('button', { name: 'Add it' }).click();
    const row = page.getByRole('row', { name: /soc2\.pdf/ });
    await row.getByText('Our copy, hash kept').waitFor({ timeout: 30_000 });

    await row.getByRole('button', { name: /^What it says/ }).click();
    await page.getByLabel('Period from').fill(dayAhead(-500));
    await page.getByLabel('Period to').fill(dayAhead(-200));
    await page.getByLabel('Opinion').selectOption('qualified');
    await page.getByLabel(/What it expects of its readers/).fill('Review who has access each quarter');
    objected.push(...(await objections(page, 'read-document')));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Days that documents speak of' }).waitFor();
    await row.getByText('Qualified opinion').waitFor();
    objected.push(...(await objections(page, 'vendor-evidence')));
    await row.getByRole('button', { name: /^1 to check/ }).click();
    await page.getByRole('dialog').getByRole('combobox').selectOption('in_place');
    objected.push(...(await objections(page, 'user-controls')));
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await row.getByRole('button', { name: /^Expected of us/ }).waitFor();

    await row.getByRole('button', { name: /^Patient data/ }).click();
    await page.getByLabel('What was seen, in general words').fill('A screenshot of a record');
    objected.push(...(await objections(page, 'patient-data')));
    await page.getByRole('button', { name: 'Quarantine it' }).click();
    await row.getByText('Quarantined: nobody gets it').waitFor();
    await row.getByRole('button', { name: /^Purge/ }).click();
    await page.getByLabel('What was seen, in general words').fill('A screenshot of a record');
    await page.getByRole('button', { name: 'Purge it' }).click();
    await row.getByText('Purged; its hash stays').waitFor();
    objected.push(...(await overflows(page, 'vendor-evidence')));
    expect(objected).toEqual([]);
  }, 120_000);
});
