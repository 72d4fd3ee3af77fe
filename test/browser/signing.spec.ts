import { type BrowserContext, devices, type Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { codeOf, invitationKey } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';
import { giveAuthority, sendForSignature } from '../support/signing.js';

const PHONE = { width: 390, height: 844 };

withBrowser('signing a BAA', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens({ worker: true }); });
  afterAll(() => screens?.stop());

  const objected: string[] = [];
  const look = async (page: Page, screen: string, width: number) => {
    objected.push(...(await objections(page, screen)));
    objected.push(...(await overflows(page, screen)));
    if ((await page.locator('h1').count()) !== 1) objected.push(`${screen}: not one first heading`);
    await page.setViewportSize({ width, height: 844 });
  };
  /** The challenge that a press of the button made. */
  const challengeAfter = async (page: Page, press: () => Promise<void>): Promise<string> => {
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/signature/codes')), press()]);
    return ((await answer.json()) as { challengeId: string }).challengeId;
  };

  it('on a phone: read, commented, signed with a fresh code; countersigned by keyboard at the desk; sealed, and the seal looked at', async () => {
    const office = await makeOrganization(screens.running);
    await giveAuthority(office);
    const { requestId } = await sendForSignature(office);
    const phone: BrowserContext = await screens.browser.newContext({ viewport: PHONE, hasTouch: true, userAgent: devices['Pixel 7'].userAgent });
    const page = await phone.newPage();
    await page.goto(`${screens.base}/portal/open#${await invitationKey(screens.running, requestId)}`);
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

    const desk = await screens.desk();
    await signIn(desk, screens, office);
    await desk.goto(`${screens.home}/${office.slug}/requests/${requestId}`);
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
