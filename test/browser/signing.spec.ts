import { type Browser, type BrowserContext, devices, type Page } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { objections, openBrowser, withBrowser } from '../support/browser.js';
import { codeOf, invitationKey } from '../support/exchange.js';
import { makeOrganization, PASSWORD } from '../support/organization.js';
import { giveAuthority, sendForSignature } from '../support/signing.js';
import { type Running, startApp, startWorker } from '../support/start-app.js';

const PHONE = { width: 390, height: 844 };

withBrowser('signing a BAA', () => {
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
  const look = async (page: Page, screen: string, width: number) => {
    objected.push(...(await objections(page, screen)));
    await page.setViewportSize({ width: 390, height: 844 });
    const over = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    if (over > 390) objected.push(`${screen}: ${over} px wide in a window of 390`);
    if ((await page.locator('h1').count()) !== 1) objected.push(`${screen}: not one first heading`);
    await page.setViewportSize({ width, height: 844 });
  };
  /** The challenge that a press of the button made. */
  const challengeAfter = async (page: Page, press: () => Promise<void>): Promise<string> => {
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/signature/codes')), press()]);
    return ((await answer.json()) as { challengeId: string }).challengeId;
  };

  it('on a phone: read, commented, signed with a fresh code; countersigned by keyboard at the desk; sealed, and the seal looked at', async () => {
    const office = await makeOrganization(running);
    await giveAuthority(office);
    const { requestId } = await sendForSignature(office);
    const phone: BrowserContext = await browser.newContext({ viewport: PHONE, hasTouch: true, userAgent: devices['Pixel 7'].userAgent });
    const page = await phone.newPage();
    await page.goto(`${base}/portal/open#${await invitationKey(running, requestId)}`);
    await page.getByRole('button', { name: 'Send code' }).tap();
    await page.getByLabel('Code', { exact: true }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
    await page.getByRole('button', { name: 'Continue' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Business Associate Agreement' }).waitFor();
    await page.getByRole('article', { name: 'Business Associate Agreement' }).waitFor();
    await look(page, 'sign-read', PHONE.width);

    await page.getByRole('button', { name: 'Comment on 6.1 Access' }).tap();
    await page.getByLabel('Your comment on 6.1').fill('Fine with us.');
    await page.getByRole('button', { name: 'Send the comment' }).tap();
    await page.getByText('Hugh Tanner: Fine with us.').waitFor();

    await page.getByRole('button', { name: 'Send the code to sign' }).tap();
    await page.getByText('There is a problem').waitFor();
    await look(page, 'sign-refused', PHONE.width);
    await page.getByLabel('Your name').fill('Hugh Tanner');
    await page.getByLabel('Your title').fill('Counsel');
    await page.getByLabel(/I agree to sign this document electronically/).check();
    await page.getByLabel(/I have authority to bind Riverside Imaging LLC/).check();
    const challenge = await challengeAfter(page, () => page.getByRole('button', { name: 'Send the code to sign' }).tap());
    await page.getByLabel('Code from the mail').fill(codeOf(challenge));
    await look(page, 'sign-code', PHONE.width);
    await page.getByRole('button', { name: 'Sign', exact: true }).tap();
    await page.getByText('You have signed.').waitFor();
    await look(page, 'sign-done', PHONE.width);

    const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await desk.goto(`${base}/console/sign-in`);
    await desk.getByLabel('E-mail address').fill(office.email);
    await desk.getByLabel('Password').fill(PASSWORD);
    await desk.keyboard.press('Enter');
    await desk.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await desk.goto(`${base}/console/${office.slug}/requests/${requestId}`);
    await desk.getByText('Fine with us.').first().waitFor();
    await desk.getByRole('button', { name: 'Countersign' }).press('Enter');
    await desk.getByLabel('Your name').fill('Ana Ruiz');
    await desk.getByLabel(/I agree to sign this document electronically/).press('Space');
    await desk.getByLabel(/I have authority to bind/).press('Space');
    const ours = await challengeAfter(desk, () => desk.getByRole('button', { name: 'Send the code to sign' }).press('Enter'));
    await desk.getByLabel('Code from the mail').fill(codeOf(ours));
    await look(desk, 'countersign', 1440);
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Check the seal' }).waitFor({ timeout: 30_000 });
    await desk.getByRole('button', { name: 'Check the seal' }).press('Enter');
    await desk.getByText('The seal is whole: every byte is as this Holdfast instance sealed it.').waitFor();
    await look(desk, 'sealed', 1440);

    await page.reload();
    await page.getByRole('button', { name: 'Download the sealed document' }).waitFor({ timeout: 30_000 });
    await look(page, 'sign-sealed', PHONE.width);
    expect(objected).toEqual([]);
  }, 120_000);
});
