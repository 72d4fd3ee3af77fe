import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, type Screens, signIn } from '../support/screens.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n', 'latin1');

withBrowser('the register, in a browser', () => {
  let screens: Screens;
  let office: Office;
  let page: Page;
  beforeAll(async () => {
    screens = await openScreens({ worker: true });
    office = await makeOrganization(screens.running);
    page = await screens.desk();
    await signIn(page, screens, office);
  }, 60_000);
  afterAll(() => screens?.stop());
  const addVendor = async (legalName: string): Promise<string> => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id;
  const openVendor = async (id: string, legalName: string) => {
    await page.goto(`${screens.home}/${office.slug}/vendors/${id}`);
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
    await page.getByRole('dialog', { name: 'Edit Riverside Imaging, LLC' }).waitFor({ state: 'detached' }); // while they are open, the dialogs say Joliet too
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

  it('a BAA is recorded with its signed copy; its terms are amended beside somebody else’s; it is terminated', async () => {
    const objected: string[] = [];
    const id = await addVendor('Northfield Imaging');
    await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    await openVendor(id, 'Northfield Imaging');
    await page.getByRole('button', { name: 'Record an agreement' }).click();
    await page.getByLabel('Title or number').fill('BAA 2026-7');
    await page.getByLabel('Effective date').fill('2026-01-15');
    await page.locator('dialog input[type=file]').setInputFiles({ name: 'BAA.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ, a program') });
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('The agreement is recorded. Its copy was not kept.').waitFor();
    objected.push(...(await objections(page, 'agreement-copy-refused')));
    await page.locator('dialog input[type=file]').setInputFiles({ name: 'BAA 2026-7 signed.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByRole('button', { name: 'Add the copy' }).click();
    await page.getByRole('button', { name: 'Download BAA 2026-7 signed.pdf' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download BAA 2026-7 signed.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('BAA 2026-7 signed.pdf');
    objected.push(...(await objections(page, 'agreement')));

    const [{ id: agreementId }] = (await office.agent.get(office.at(`/vendors/${id}/agreements`)).expect(200)).body;
    await page.getByRole('button', { name: 'Correct or amend' }).click();
    await page.getByLabel('Effective date').fill('2026-02-01');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel('Notice period').fill('60');
    objected.push(...(await objections(page, 'agreement-terms')));
    await office.agent.post(office.at(`/agreements/${agreementId}/terms`)).set('if-match', '"2"').send({ reason: 'correction', corrects: 1, terms: { effectiveDate: '2026-01-20', initialTerm: { months: 36 }, autoRenew: false } }).expect(200);
    await page.getByRole('button', { name: 'Save the terms' }).click();
    await page.getByRole('heading', { name: /changed this agreement while you were editing/ }).waitFor();
    objected.push(...(await objections(page, 'agreement-conflict')));
    await page.getByRole('radio', { name: 'Effective date: take Ana Ruiz’s' }).check();
    await page.getByRole('button', { name: 'Save these 2' }).click();
    await page.getByText('From 20 Jan 2026, 36 months; renews for 12 months, with notice of 60 days').waitFor();

    await page.getByRole('button', { name: 'Terminate' }).click();
    await page.getByRole('button', { name: 'Terminate it' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Reason').fill('Services ended');
    objected.push(...(await objections(page, 'agreement-terminate')));
    await page.getByRole('button', { name: 'Terminate it' }).click();
    await page.getByText('Services ended').waitFor();
    expect((await office.agent.get(office.at(`/agreements/${agreementId}`)).expect(200)).body).toMatchObject({ status: 'terminated', version: 5 });
    expect(objected).toEqual([]);
  }, 60_000);

  it('a file’s refused rows are mended by keyboard, imported, and found again among the earlier imports', async () => {
    const objected: string[] = [];
    await page.goto(`${screens.home}/${office.slug}/import`);
    await page.getByText('No file has been uploaded yet').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'inventory.csv', mimeType: 'text/csv', buffer: Buffer.from('Vendor,State,Email\nAcme Imaging,IL,a@acme.example\nBeta Billing,Nowhere,broken\nGamma Scribes,IL,nobody\nDelta Labs,IL,d@delta.example,too much\n') });
    await page.getByRole('button', { name: 'Refused 3' }).click();
    await page.getByLabel('State of row 3').waitFor();
    objected.push(...(await objections(page, 'import-mend')));
    await page.getByLabel('State of row 3').fill('IL');
    await page.keyboard.press('Enter');
    await page.getByText('Row 3, Beta Billing: refused. The contact e-mail is not one e-mail address.').waitFor();
    await page.locator('form[data-row="3"] input[name=contactEmail]:focus').fill('b@beta.example');
    await page.locator('form[data-row="3"] input[name=contactEmail]').press('Enter');
    await page.getByText('Row 3, Beta Billing: new.').waitFor();
    await page.getByRole('button', { name: 'Import 2 vendors' }).waitFor();
    await page.locator('form[data-row="4"] input:focus').fill('g@gamma.example');
    await page.locator('form[data-row="4"] input:focus').press('Enter');
    await page.getByText('Row 4, Gamma Scribes: new.').waitFor();
    await page.locator('form[data-row="5"] input:focus').waitFor();
    await page.getByRole('button', { name: 'Save row 5' }).click();
    await page.getByText('Row 5, Delta Labs: new.').waitFor();
    await page.getByRole('button', { name: 'All 4' }).click();
    await page.getByText('A cell was mended here').first().waitFor();
    objected.push(...(await objections(page, 'import-mended')));
    await page.getByRole('row', { name: /Gamma/ }).getByRole('button', { name: 'Take the change back' }).click();
    await page.getByRole('button', { name: 'Import 3 vendors' }).click();
    await page.getByText('Every row is accounted for').waitFor();
    // What it brought is triaged from there, one key a vendor.
    objected.push(...(await objections(page, 'import-result')));
    const result = page.url();
    await page.getByRole('link', { name: 'Triage the 3' }).click();
    await page.getByRole('button', { name: 'Remove filter: Imported with one file' }).waitFor();
    await page.getByRole('link', { name: 'Acme Imaging' }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(3); // and not the vendors that were there before
    await page.goto(result);
    await page.getByText('Every row is accounted for').waitFor();
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('link', { name: 'inventory.csv' }).waitFor();
    await page.getByText('3 imported, 1 refused').waitFor();
    objected.push(...(await objections(page, 'import-list')));

    await screens.running.asOwner(async (owner) => {
      await owner.query('alter table imports no force row level security');
      await owner.query(`update imports set state = 'failed', done = 2 where file_name = 'inventory.csv'`);
    });
    await page.getByRole('link', { name: 'inventory.csv' }).click();
    await page.getByText('The import stopped before its end').waitFor();
    objected.push(...(await objections(page, 'import-stopped')));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Every row is accounted for').waitFor();
    expect(objected).toEqual([]);
  }, 60_000);

  it('a vendor’s timeline tells what happened in sentences, and goes back as far as one asks', async () => {
    const id = await addVendor('Timeline Labs');
    for (let number = 1; number <= 11; number++) {
      const { body } = await office.agent.post(office.at(`/vendors/${id}/contacts`)).send({ name: `Contact ${number}`, email: `c${number}@labs.example` }).expect(201);
      await office.agent.delete(office.at(`/vendors/${id}/contacts/${body.id}`)).expect(204);
    }
    await office.agent.patch(office.at(`/vendors/${id}`)).set('if-match', '"1"').send({ city: 'Joliet' }).expect(200);
    await openVendor(id, 'Timeline Labs');
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('What is recorded was changed: city').waitFor();
    expect(await timeline.getByRole('listitem').count()).toBe(20);
    expect(await objections(page, 'timeline')).toEqual([]);
    await timeline.getByRole('button', { name: 'Show older' }).click();
    await timeline.getByText('Added to the register').waitFor();
    expect(await timeline.getByRole('listitem').count()).toBe(24);
  }, 60_000);

  it('contacts are collected in the list, from row to row, without a mouse', async () => {
    const objected: string[] = [];
    const stranger = await makeOrganization(screens.running);
    const visitor = await screens.desk();
    const path = stranger.at('/vendors');
    for (const legalName of ['Alpha Labs', 'Beta Labs', 'Gamma Labs']) await stranger.agent.post(path).send({ legalName }).expect(201);
    await signIn(visitor, screens, stranger);
    await visitor.getByRole('link', { name: 'Vendors' }).first().click();
    await visitor.getByRole('link', { name: 'Alpha Labs' }).waitFor();
    await visitor.getByRole('button', { name: /^No contact/ }).click();
    await visitor.getByRole('button', { name: 'Remove filter: No contact' }).waitFor();
    await visitor.getByRole('link', { name: 'Gamma Labs' }).waitFor();

    // Hands that type wait for nobody; a test waits until the field has the focus, or what it types goes nowhere.
    const atField = (vendor: string, field: 'name' | 'email') => visitor.getByRole('form', { name: `A contact of ${vendor}` }).locator(`input[name=${field}]:focus`).waitFor();
    await visitor.keyboard.press('j');
    await visitor.keyboard.press('c');
    await atField('Alpha Labs', 'name');
    await visitor.keyboard.type('Priya Nair');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('This is not one e-mail address').waitFor();
    objected.push(...(await objections(visitor, 'contact-row')));
    await atField('Alpha Labs', 'email');
    await visitor.keyboard.type('priya@alpha.example');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('Priya Nair is a contact of Alpha Labs now.').waitFor();
    await visitor.getByRole('link', { name: 'Alpha Labs' }).waitFor({ state: 'detached' });
    await atField('Beta Labs', 'name');
    await visitor.keyboard.type('Ben Ode');
    await visitor.keyboard.press('Tab');
    await atField('Beta Labs', 'email');
    await visitor.keyboard.type('ben@beta.example');
    await visitor.keyboard.press('Enter');
    await visitor.getByRole('link', { name: 'Beta Labs' }).waitFor({ state: 'detached' });
    await atField('Gamma Labs', 'name');
    await visitor.keyboard.press('Escape');
    await visitor.getByRole('form').waitFor({ state: 'detached' });
    await visitor.keyboard.press('?');
    await visitor.getByRole('dialog', { name: 'Keys' }).getByText('add a contact').waitFor();
    objected.push(...(await objections(visitor, 'vendors-keys')));
    await visitor.keyboard.press('Escape');
    await visitor.getByRole('button', { name: 'Add a contact to Gamma Labs' }).click();
    await visitor.getByRole('form', { name: 'A contact of Gamma Labs' }).waitFor();
    expect((await stranger.agent.get(`${path}?filter=no_contact`).expect(200)).body.items).toMatchObject([{ legalName: 'Gamma Labs' }]);
    expect(objected).toEqual([]);
    await visitor.close();
  }, 60_000);
});
