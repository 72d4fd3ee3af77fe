import { LOW_RISK } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { devices, type Locator } from 'playwright-core';
import { withBrowser } from '../support/browser.js';
import { codeOf, dayAhead, invitationKey, sendRequest } from '../support/exchange.js';
import { figure } from '../support/figure.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';

/** One answer a question that lets all fifteen apply: the choice that is tapped, or what is typed. */
const ANSWERS: Readonly<Record<string, { readonly tap: string } | { readonly type: string; readonly into: RegExp }>> = {
  'LOW-01': { tap: 'In your own computers, phones, e-mail or cloud services' },
  'LOW-02': { type: '250', into: /^Number of individuals/ },
  'LOW-03': { tap: 'Yes' }, 'LOW-04': { tap: 'Yes' }, 'LOW-05': { tap: 'Yes' }, 'LOW-06': { tap: 'With each of them' },
  'LOW-07': { type: 'Priya Nair, owner, 555 0100, priya@riverside.example', into: /^Your answer/ },
  'LOW-08': { type: dayAhead(-90), into: /^Day$/ },
  'LOW-09': { tap: 'Yes, when they start' }, 'LOW-10': { tap: 'Own account for each person, with a second step' }, 'LOW-11': { tap: 'All of them' }, 'LOW-12': { tap: 'Shredded or wiped so that nobody can read them' },
  'LOW-13': { type: '5', into: /^Number/ },
  'LOW-14': { tap: 'No' }, 'LOW-15': { tap: 'Yes, and we check again regularly' },
};

/** Send code, the code's field, Continue, Start; then what the screens ask of a thumb: an answer and Continue a question; name, title, tick, Submit. */
const TO_THE_FIRST_ANSWER = 5;
const MOST_TAPS = TO_THE_FIRST_ANSWER - 1 + 2 * LOW_RISK.questions.length + 4;

withBrowser('the short questionnaire, on a phone', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  it(`from the mail's link to the receipt in ${MOST_TAPS} taps, the first answer saved after ${TO_THE_FIRST_ANSWER}`, async () => {
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office, 'Riverside Courier', LOW_RISK.id);
    const key = await invitationKey(screens.running, request.id);
    const context = await screens.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, userAgent: devices['Pixel 7'].userAgent });
    let taps = 0;
    await context.exposeFunction('tapped', () => { taps += 1; });
    await context.addInitScript(`addEventListener('touchstart', (event) => { if (event.isTrusted) tapped(); }, { capture: true, passive: true })`);
    const page = await context.newPage();
    /** A field takes a tap before its text; a paste, and the phone's own date picker, are the phone's. */
    const enter = async (field: Locator, text: string) => {
      await field.tap();
      await field.fill(text);
    };
    const began = Date.now();
    await page.goto(`${screens.base}/portal/open#${key}`);
    await page.getByRole('button', { name: 'Send code' }).tap();
    const code = page.getByLabel('Code', { exact: true });
    await code.waitFor();
    await enter(code, codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
    await page.getByRole('button', { name: 'Continue' }).tap();
    await page.getByRole('link', { name: 'Start with the first question' }).tap();

    for (const { id, text } of LOW_RISK.questions) {
      await page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();
      const answer = ANSWERS[id];
      if ('tap' in answer) await page.getByLabel(answer.tap, { exact: true }).tap();
      else await enter(page.getByLabel(answer.into), answer.type);
      if (id === 'LOW-01') {
        await page.locator('.saved > .st').filter({ hasText: /^Saved \d/ }).waitFor();
        expect(taps).toBe(TO_THE_FIRST_ANSWER);
        expect(Date.now() - began).toBeLessThan(120_000);
      }
      await page.getByRole('button', { name: /^Continue/ }).tap();
    }
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
    await enter(page.getByLabel('Name of who attests'), 'Priya Nair');
    await enter(page.getByLabel('Title', { exact: true }), 'Owner');
    await page.getByLabel(/^I have authority/).tap();
    await page.getByRole('button', { name: /^Submit to/ }).tap();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    await page.getByText('You can stop here', { exact: false }).waitFor();
    expect(taps).toBeLessThanOrEqual(MOST_TAPS);
    expect(taps).toBeGreaterThan(2 * LOW_RISK.questions.length); // the counter counts
    figure('Journey 3', `the short questionnaire on a phone: ${taps} taps from the link to the receipt, ${TO_THE_FIRST_ANSWER} to the first saved answer; of them two a question`);

    const slug = new URL(page.url()).pathname.split('/')[2];
    const task = await (await context.request.get(`${screens.base}/api/portal/${slug}/requests/${request.id}`)).json() as { asked: number; answered: number; status: string };
    expect(task).toMatchObject({ asked: LOW_RISK.questions.length, answered: LOW_RISK.questions.length, status: 'submitted' });
    await context.close();
  }, 120_000);
});
