import { SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead, invitationKey, sendRequest } from '../support/exchange.js';
import { openScreens, overflows, type Screens, signIn, typeCode } from '../support/screens.js';
import { CIRRUS, listingVendor, tell } from '../support/subcontractors.js';
import { makeOrganization } from '../support/organization.js';

const PHONE = { width: 390, height: 844 };

withBrowser('a list of subcontractors', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens({ worker: true }); });
  afterAll(() => screens?.stop());

  const objected: string[] = [];
  const look = async (page: Page, screen: string) => {
    objected.push(...(await objections(page, screen)));
    objected.push(...(await overflows(page, screen)));
  };

  it('is filled in on a phone, row by row, and told anew without being asked', async () => {
    const office = await makeOrganization(screens.running);
    const { vendor, contact } = await sendRequest(office);
    const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: SUBCONTRACTOR_LIST.id, dueOn: dayAhead(20) }).expect(201);
    const key = await invitationKey(screens.running, request.id);
    const page = await (await screens.browser.newContext({ viewport: PHONE, hasTouch: true })).newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await page.goto(`${screens.base}/portal/open#${key}`);
    await typeCode(page);
    await page.getByRole('link', { name: 'Start with the first question' }).click();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Which companies are they?' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByRole('button', { name: 'Add the first row' }).click();
    await page.getByLabel('Company').fill('Cirrus Hosting, Inc.'); // it has the focus
    await page.getByLabel('What it does for you').fill('Hosting');
    await page.getByText(/^Saved \d/).first().waitFor(); // half a row is kept
    await page.getByRole('button', { name: /^Continue/ }).click();
    await page.getByText('Row 1: Kinds of PHI it handles is not filled in').first().waitFor();
    await page.getByLabel('Diagnoses, treatment, results').check();
    await page.getByRole('group', { name: 'Is any of it electronic?' }).getByLabel('Yes', { exact: true }).check();
    await page.getByRole('group', { name: /Does a written agreement/ }).getByLabel('No', { exact: true }).check();
    await page.getByLabel(/^Days it has to tell you/).fill('5');
    await page.getByText(/^Saved \d/).first().waitFor();
    await look(page, 'portal-subcontractors-row');
    await page.getByRole('button', { name: /^Continue/ }).click();
    await page.getByRole('heading', { level: 1, name: /next 90 days/ }).waitFor();
    await page.getByRole('button', { name: /Continue to check|^Continue/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
    await page.getByText(/Cirrus Hosting, Inc. · What it does for you: Hosting/).waitFor();
    await look(page, 'portal-subcontractors-check');
    await page.getByLabel('Name of who attests').fill('Priya Nair');
    await page.getByLabel('Title', { exact: true }).fill('Privacy officer');
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: /^Submit to/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();

    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByRole('heading', { level: 2, name: 'Tell without being asked' }).waitFor();
    await look(page, 'portal-requests-report');
    await page.getByRole('button', { name: /^Report a change/ }).click();
    await page.getByText(/What you told it last is filled in/).waitFor();
    await page.getByText('2 of 3').or(page.getByText(/^2 of 3 questions/)).first().waitFor();
    await look(page, 'portal-report-begun');
    expect(objected).toEqual([]);
  }, 60_000);

  it('is decided in the console, by keyboard, row by row', async () => {
    const office = await makeOrganization(screens.running);
    const { vendor, request, desk } = await listingVendor(screens.running, office, 'Northfield Imaging');
    await office.agent.post(office.at('/vendors')).send({ legalName: 'The Cirrus Hosting Company' }).expect(201);
    await tell(screens.running, desk, request.id, [CIRRUS, { ...CIRRUS, name: 'Plainscript', service: 'Transcription', agreement: 'no' }]);
    const page = await screens.desk();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors/${vendor.id}/subcontractors`);
    await page.getByRole('heading', { level: 1, name: 'Subcontractors of Northfield Imaging' }).waitFor();
    await page.getByRole('button', { name: 'Add' }).first().waitFor();
    objected.push(...(await objections(page, 'console-proposals')));
    await page.getByRole('button', { name: 'Add' }).first().press('Enter');
    await page.getByText('In the register under this name').waitFor();
    objected.push(...(await objections(page, 'console-proposal-add')));
    await page.getByRole('button', { name: 'Add it' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: /^Decided/ }).waitFor();
    await page.getByRole('button', { name: 'Ignore' }).press('Enter');
    await page.getByLabel('Reason (optional)').fill('It left last year');
    await page.getByRole('button', { name: 'Ignore it' }).press('Enter');
    await page.getByText('Nothing is left to decide.').waitFor();
    objected.push(...(await objections(page, 'console-proposals-decided')));
    expect(objected).toEqual([]);
  }, 60_000);
});
