import { SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import type { Browser, Page } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { objections, openBrowser, withBrowser } from '../support/browser.js';
import { codeOf, dayAhead, invitationKey, sendRequest } from '../support/exchange.js';
import { CIRRUS, listingVendor, tell } from '../support/subcontractors.js';
import { makeOrganization, PASSWORD } from '../support/organization.js';
import { type Running, startApp, startWorker } from '../support/start-app.js';

const PHONE = { width: 390, height: 844 };

withBrowser('a list of subcontractors', () => {
  let running: Running;
  let browser: Browser;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let base: string;
  beforeAll(async () => {
    running = await startApp(serveWebApps);
    await running.app.listen(0, '127.0.0.1');
    base = (await running.app.getUrl()).replace('[::1]', 'localhost');
    worker = await startWorker();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await worker.close();
    await running.stop();
  });

  const objected: string[] = [];
  const look = async (page: Page, screen: string) => {
    objected.push(...(await objections(page, screen)));
    await page.setViewportSize(PHONE);
    const over = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    if (over > PHONE.width) objected.push(`${screen}: ${over} px wide on a phone`);
  };

  it('is filled in on a phone, row by row, and told anew without being asked', async () => {
    const office = await makeOrganization(running);
    const { vendor, contact } = await sendRequest(office);
    const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: SUBCONTRACTOR_LIST.id, dueOn: dayAhead(20) }).expect(201);
    const key = await invitationKey(running, request.id);
    const page = await (await browser.newContext({ viewport: PHONE, hasTouch: true })).newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await page.goto(`${base}/portal/open#${key}`);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
    await page.getByRole('button', { name: 'Continue' }).click();
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
    const office = await makeOrganization(running);
    const { vendor, request, desk } = await listingVendor(running, office, 'Northfield Imaging');
    await office.agent.post(office.at('/vendors')).send({ legalName: 'The Cirrus Hosting Company' }).expect(201);
    await tell(running, desk, request.id, [CIRRUS, { ...CIRRUS, name: 'Plainscript', service: 'Transcription', agreement: 'no' }]);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    await page.goto(`${base}/console/sign-in`);
    await page.getByLabel('E-mail address').fill(office.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.goto(`${base}/console/${office.slug}/vendors/${vendor.id}/subcontractors`);
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
