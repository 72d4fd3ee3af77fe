import { randomUUID } from 'node:crypto';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { withBrowser } from '../support/browser.js';
import { codeOf, type Desk, enterPortal } from '../support/exchange.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';
import { sendMade } from '../support/send-made.js';

const ask = (id: string, type: Question['type'], more: Partial<Question> = {}): Question => ({ id, section: 's', text: `${id}: what do you say?`, type, ...more });
const CHOICES = [{ value: 'a', label: 'Apples' }, { value: 'b', label: 'Bread' }, { value: 'c', label: 'Cheese' }];
const EVERY_TYPE: Questionnaire = {
  id: 'every-type', title: 'Every type', version: '1', sections: [{ id: 's', title: 'All of them' }],
  questions: [
    ask('YESNO', 'yes_no_na'), ask('ONE', 'single_choice', { options: CHOICES }), ask('SOME', 'multi_choice', { options: CHOICES }), ask('NUMBER', 'number', { unit: 'people' }), ask('DAY', 'date'),
    ask('WORDS', 'text'), ask('ROWS', 'table', { columns: [{ id: 'name', label: 'Company', type: 'text', required: true }] }), ask('FILE', 'file', { allowNone: true, noneLabel: 'There is none' }),
  ],
};

/** What a person does to each kind of control, and what the server then has; `turn` 0 or 1 makes it different. */
const WRITE: Record<string, (page: Page, turn: number) => Promise<unknown>> = {
  YESNO: async (page, turn) => { await page.getByLabel(turn ? 'No' : 'Yes', { exact: true }).check(); return turn ? 'no' : 'yes'; },
  ONE: async (page, turn) => { await page.getByLabel(CHOICES[turn].label, { exact: true }).check(); return CHOICES[turn].value; },
  SOME: async (page, turn) => { await page.getByLabel(CHOICES[turn].label, { exact: true }).check(); return turn ? ['a', 'b'] : ['a']; },
  NUMBER: async (page, turn) => { await page.getByLabel('Number of people').fill(turn ? '12,001' : '12'); return turn ? 12_001 : 12; },
  DAY: async (page, turn) => { await page.getByLabel('Day', { exact: true }).fill(`2026-0${turn + 3}-04`); return `2026-0${turn + 3}-04`; },
  WORDS: async (page, turn) => { const text = `Line one, turn ${turn}.\nLine “two” – ünïcode.`; await page.getByLabel('Your answer').fill(text); return text; },
  ROWS: async (page, turn) => {
    if (turn === 0) await page.getByRole('button', { name: 'Add the first row' }).click();
    const field = page.getByLabel('Company');
    if (!(await field.isVisible())) await page.locator('.cards button').first().click();
    await field.fill(`Corvid ${turn}`);
    return [{ name: `Corvid ${turn}` }];
  },
  FILE: async (page, turn) => { await page.getByLabel('There is none').setChecked(turn === 0); return null; },
};
const TYPES = Object.keys(WRITE);

/**
 * Text that the page called saved is on the server, whatever the network does; and no colleague's answer is written over unseen.
 * Offline is a matter of seconds here that stand for minutes: the saver's longest wait is fifteen seconds, so nothing new happens after.
 */
withBrowser('autosave', () => {
  let screens: Screens;
  let office: Office;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
  }, 60_000);
  afterAll(() => screens?.stop());

  /** A request with a question of every type, its vendor's session, and a page of hers. */
  const begin = async (): Promise<{ desk: Desk; context: BrowserContext; page: Page; open: (question: string) => Promise<void> }> => {
    const id = await sendMade(screens.running, office, EVERY_TYPE);
    const desk = await enterPortal(screens.running, id);
    const context = await screens.browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const { body: { challengeId } } = await desk.agent.post('/api/portal/codes').send({ key: desk.key }).expect(202);
    await context.request.post(`${screens.base}/api/portal/session`, { data: { key: desk.key, challengeId, code: codeOf(challengeId) } });
    await context.addInitScript(`sessionStorage.setItem('holdfast.invitation', ${JSON.stringify(desk.key)})`);
    const open = async (question: string) => {
      await page.goto(`${screens.base}/portal/${desk.slug}/requests/${id}/questions/${question}`);
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${question}`) }).waitFor();
    };
    return { desk, context, page, open };
  };
  const saved = (page: Page) => page.getByText(/^Saved \d/).first().waitFor({ timeout: 40_000 });
  const stored = async ({ agent, at }: Desk, question: string) => (await agent.get(at(`/answers/${question}`)).expect(200)).body;
  const saves = '**/api/portal/**/answers/**';

  it.each([0, 300, 5000])('with a delay of %d ms: of every type, what is called saved is on the server', async (delay) => {
    const { desk, page, open } = await begin();
    await page.route(saves, async (route) => {
      if (route.request().method() === 'PUT' && delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      await route.continue();
    });
    for (const type of delay === 5000 ? ['WORDS', 'SOME', 'ROWS'] : TYPES) {
      await open(type);
      for (const turn of [0, 1]) {
        const wanted = await WRITE[type](page, turn);
        await page.getByText('Saving…').first().waitFor().catch(() => undefined);
        await saved(page);
        expect([type, turn, (await stored(desk, type)).value]).toEqual([type, turn, wanted]);
      }
    }
    await page.context().close();
  }, 180_000);

  it('with three of ten saves lost, before or after the server had them: every type arrives, and nobody is asked about herself', async () => {
    const { desk, page, open } = await begin();
    let calls = 0;
    await page.route(saves, async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      calls += 1;
      if (calls % 10 === 1) return route.abort('connectionreset');
      if (calls % 10 === 4 || calls % 10 === 7) { await route.fetch(); return route.abort('connectionreset'); } // it arrived; its answer did not
      return route.continue();
    });
    for (const type of TYPES) {
      await open(type);
      for (const turn of [0, 1]) {
        const wanted = await WRITE[type](page, turn);
        await page.waitForTimeout(900);
        await saved(page);
        expect([type, turn, (await stored(desk, type)).value]).toEqual([type, turn, wanted]);
      }
    }
    expect(calls).toBeGreaterThan(TYPES.length * 2);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  }, 180_000);

  it('offline: nothing is called saved, the text stays, and it arrives once there is a network', async () => {
    const { desk, context, page, open } = await begin();
    await open('WORDS');
    await WRITE.WORDS(page, 0);
    await saved(page);
    await context.setOffline(true);
    const wanted = await WRITE.WORDS(page, 1);
    await page.getByText('Not saved, trying again').first().waitFor();
    await page.waitForTimeout(6000);
    expect(await page.getByText(/^Saved \d/).count()).toBe(0);
    await context.setOffline(false);
    await saved(page);
    expect((await stored(desk, 'WORDS')).value).toBe(wanted);
    await context.close();
  }, 60_000);

  it.each(TYPES.filter((type) => type !== 'FILE'))('%s: a colleague was faster: nothing of hers is written over unseen, and nothing of mine is lost', async (type) => {
    const { desk, page, open } = await begin();
    await open(type);
    await WRITE[type](page, 0);
    await saved(page);
    const { version } = await stored(desk, type);
    await desk.agent.put(desk.at(`/answers/${type}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value: null, none: false, comment: 'A colleague’s words' }).expect(200);
    const mine = await WRITE[type](page, 1);
    await page.getByRole('dialog').waitFor();
    expect((await stored(desk, type)).comment).toBe('A colleague’s words');
    await page.getByRole('button', { name: /^Save (this choice|these)/ }).click();
    await saved(page);
    expect((await stored(desk, type)).value).toEqual(mine);
    await page.context().close();
  }, 60_000);

  it('signed out in the middle of a save: nothing is called saved, and it goes on with a new session', async () => {
    const { desk, context, page, open } = await begin();
    await open('WORDS');
    await WRITE.WORDS(page, 0);
    await saved(page);
    await context.clearCookies();
    const wanted = await WRITE.WORDS(page, 1);
    await page.getByRole('dialog').waitFor();
    expect((await stored(desk, 'WORDS')).value).not.toBe(wanted);
    expect(await page.getByText(/^Saved \d/).count()).toBe(0);
    const [answer] = await Promise.all([page.waitForResponse(/\/api\/portal\/codes$/), page.getByRole('button', { name: 'Send code' }).click()]);
    await page.getByRole('dialog').getByLabel('Code', { exact: true }).fill(codeOf(((await answer.json()) as { challengeId: string }).challengeId));
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await saved(page);
    expect(await page.getByLabel('Your answer').inputValue()).toBe(wanted);
    expect((await stored(desk, 'WORDS')).value).toBe(wanted);
    await context.close();
  }, 60_000);

  it.each(TYPES)('%s: a tab that is killed right after “Saved” has lost nothing', async (type) => {
    const { desk, page, open, context } = await begin();
    await open(type);
    const wanted = await WRITE[type](page, 0);
    await saved(page);
    const client = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void client.send('Page.crash').catch(() => undefined); // no unload, no last word
    await crashed;
    expect((await stored(desk, type)).value).toEqual(wanted);
    if (type === 'FILE') expect((await stored(desk, type)).none).toBe(true);
    await context.close();
  }, 60_000);
});
