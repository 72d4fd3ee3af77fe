import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { QUESTION_TYPES } from '@holdfast/domain/questionnaires/questionnaire';
import type { BrowserContext, Locator, Page, Route } from 'playwright-core';
import { withBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { EVERY_TYPE, type Given, givenIn, QUESTIONS, WRITTEN } from '../support/every-type.js';
import { codeOf, type Desk, enterPortal, PDF } from '../support/exchange.js';
import { FULL } from '../support/figure.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';
import { sendMade } from '../support/send-made.js';

/** A door that is shut until it is opened. */
const shut = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { open, opened };
};

/** Six seconds stand for two minutes: by then every saver has failed and waits to try again, and nothing new happens after. */
const OUTAGE_MS = FULL ? 120_000 : 6_000;
const SAVES = '**/api/portal/**/answers/**';
const UPLOADS = /\/evidence\?name=/;

/**
 * G-24: whatever the network does, what the page called saved is on the server, of every type of answer, and no colleague's answer is
 * written over unseen. One request a condition, its section as a list, all types at once.
 *
 * Of a file two things travel: the tick that there is none, saved like every answer and so in each of these tests; and its bytes, in a
 * test of their own, where "called saved" is "Being checked". Bytes know no 412: a further file stands beside the others, over none.
 */
withBrowser('autosave', () => {
  let screens: Screens;
  let office: Office;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
  }, 60_000);
  afterAll(() => screens?.stop());

  /** A request with a question of every type, its vendor's session, and her browser. */
  const begin = async () => {
    const id = await sendMade(screens.running, office, EVERY_TYPE);
    const desk = await enterPortal(screens.running, id);
    const context = await screens.browser.newContext({ viewport: { width: 390, height: 844 } });
    const { body: { challengeId } } = await desk.agent.post('/api/portal/codes').send({ key: desk.key }).expect(202);
    await context.request.post(`${screens.base}/api/portal/session`, { data: { key: desk.key, challengeId, code: codeOf(challengeId) } });
    await context.addInitScript(`sessionStorage.setItem('holdfast.invitation', ${JSON.stringify(desk.key)})`);
    const openTab = async (path = '/sections/s'): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(`${screens.base}/portal/${desk.slug}/requests/${id}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    };
    return { desk, context, openTab };
  };

  const placeOf = (page: Page, question: string): Locator => page.locator(`#listed-${question}`);
  /** What the page shows of its savers; what it only speaks comes later, and is not meant. */
  const shown = (at: Page | Locator, words: RegExp): Locator => at.locator('.saved > .st').filter({ hasText: words });
  const SAVED = /^Saved \d/;
  const all = (page: Page, words: RegExp) => shown(page, words).nth(QUESTIONS.length - 1).waitFor({ timeout: 40_000 });
  const write = async (page: Page, turn: number): Promise<void> => {
    for (const question of QUESTIONS) await WRITTEN[question].write(placeOf(page, question), turn);
  };
  const stored = async ({ agent, at }: Desk): Promise<Record<string, Given>> => {
    const { body: { answers } } = await agent.get(at('')).expect(200);
    return Object.fromEntries((answers as (Given & { question: string; version: number })[]).filter(({ version }) => version > 0).map(({ question, value, none }) => [question, { value, none }]));
  };
  /** Which questions the page calls saved now; of each of them the server has what was typed. */
  const calledSaved = async (page: Page, desk: Desk, turn: number): Promise<string[]> => {
    const called: string[] = [];
    for (const question of QUESTIONS) if ((await shown(placeOf(page, question), SAVED).count()) > 0) called.push(question);
    const has = await stored(desk);
    for (const question of called) expect([question, has[question]]).toEqual([question, WRITTEN[question].given(turn)]);
    return called;
  };
  const writeAndSave = async (page: Page, desk: Desk, turn: number): Promise<void> => {
    await write(page, turn);
    await calledSaved(page, desk, turn);
    await all(page, SAVED);
    expect(await stored(desk)).toEqual(givenIn(turn));
  };
  /** Every save goes through here; reads do not. */
  const onSave = (page: Page, treat: (route: Route, question: string) => Promise<void>) =>
    page.route(SAVES, (route) => (route.request().method() === 'PUT' ? treat(route, route.request().url().split('/').at(-1)!) : route.continue()));
  /** No unload, no last word. */
  const kill = async (context: BrowserContext, page: Page): Promise<void> => {
    const client = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void client.send('Page.crash').catch(() => undefined);
    await crashed;
  };
  const signInAgain = async (page: Page): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'You were signed out' });
    const [answer] = await Promise.all([page.waitForResponse(/\/api\/portal\/codes$/), dialog.getByRole('button', { name: 'Send code' }).click()]);
    await dialog.getByLabel('Code', { exact: true }).fill(codeOf(((await answer.json()) as { challengeId: string }).challengeId));
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('asks every type of question that there is', () => {
    expect(EVERY_TYPE.questions.map(({ type }) => type).sort()).toEqual([...QUESTION_TYPES].sort());
  });

  it.each([0, 300])('with a delay of %d ms: what is called saved is on the server', async (delay) => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    await onSave(page, async (route) => {
      await setTimeout(delay);
      await route.continue();
    });
    for (const turn of [0, 1]) await writeAndSave(page, desk, turn);
    await context.close();
  }, 60_000);

  it('with a delay of five seconds: what is changed while its save is on the way follows it', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    const underway = new Set<string>();
    await onSave(page, async (route, question) => {
      underway.add(question);
      await setTimeout(5_000);
      await route.continue();
    });
    await write(page, 0);
    await calledSaved(page, desk, 0);
    await eventually(async () => expect([...underway].sort()).toEqual([...QUESTIONS].sort()));
    await writeAndSave(page, desk, 1);
    await context.close();
  }, 90_000);

  it('with two of five saves lost, one after the server had it: all arrive, and nobody is asked about herself', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    const calls = new Map<string, number>();
    let lost = 0;
    await onSave(page, async (route, question) => {
      const call = (calls.get(question) ?? 0) + 1;
      calls.set(question, call);
      if (call !== 1 && call !== 3) return route.continue();
      lost += 1;
      if (call === 1) await route.fetch(); // it arrived; its answer did not
      return route.abort('connectionreset');
    });
    for (const turn of [0, 1, 2]) {
      await writeAndSave(page, desk, turn);
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
    expect(lost).toBe(2 * QUESTIONS.length);
    expect(lost / [...calls.values()].reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(0.3); // a field that is left between two keys may save once more
    await context.close();
  }, 90_000);

  it(`offline for ${OUTAGE_MS / 1_000} s: nothing is called saved, what was written stays, and arrives once there is a network`, async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    await writeAndSave(page, desk, 0);
    await context.setOffline(true);
    await write(page, 1);
    await all(page, /^Not saved, trying again$/);
    await setTimeout(OUTAGE_MS);
    expect(await shown(page, SAVED).count()).toBe(0);
    expect(await stored(desk)).toEqual(givenIn(0));
    await context.setOffline(false);
    await all(page, SAVED);
    expect(await stored(desk)).toEqual(givenIn(1));
    await context.close();
  }, 60_000 + OUTAGE_MS);

  it('a colleague was faster with each of them: hers is shown before mine is saved, and both texts are kept', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    await writeAndSave(page, desk, 0);
    const { body: { answers } } = await desk.agent.get(desk.at('')).expect(200);
    for (const { question, version } of answers as { question: string; version: number }[]) {
      await desk.agent.put(desk.at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), ...WRITTEN[question].given(2), comment: `Hers on ${question}` }).expect(200);
    }
    const read = async (question: string) => (await desk.agent.get(desk.at(`/answers/${question}`)).expect(200)).body;
    for (const question of QUESTIONS) {
      await WRITTEN[question].write(placeOf(page, question), 1);
      const dialog = page.getByRole('dialog');
      await dialog.getByText(`Hers on ${question}`).waitFor();
      expect(await read(question)).toMatchObject({ ...WRITTEN[question].given(2), comment: `Hers on ${question}` });
      await dialog.getByRole('radio', { name: /^Comment: take / }).check();
      await dialog.getByRole('button', { name: /^Save (this choice|these)/ }).click();
      await shown(placeOf(page, question), SAVED).waitFor();
      expect(await read(question)).toMatchObject({ ...WRITTEN[question].given(1), comment: `Hers on ${question}` });
      expect(await placeOf(page, question).getByLabel(/^What should .* know/).inputValue()).toBe(`Hers on ${question}`);
    }
    await context.close();
  }, 90_000);

  it('signed out while they are on their way: nothing is called saved, and all goes on with a new session', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    await writeAndSave(page, desk, 0);
    const underway = new Set<string>();
    const gate = shut();
    await onSave(page, async (route, question) => {
      underway.add(question);
      await gate.opened;
      await route.continue();
    });
    await write(page, 1);
    await eventually(async () => expect([...underway].sort()).toEqual([...QUESTIONS].sort()));
    await context.clearCookies();
    gate.open();
    await page.getByRole('dialog', { name: 'You were signed out' }).waitFor();
    await all(page, /^Not saved, trying again$/);
    expect(await shown(page, SAVED).count()).toBe(0);
    expect(await stored(desk)).toEqual(givenIn(0));
    await signInAgain(page);
    await all(page, SAVED);
    expect(await stored(desk)).toEqual(givenIn(1));
    await context.close();
  }, 60_000);

  it('a tab that is killed has lost nothing that it called saved; opened again it shows what the server has', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab();
    await writeAndSave(page, desk, 0);
    await kill(context, page);
    expect(await stored(desk)).toEqual(givenIn(0));

    const second = await openTab();
    await all(second, SAVED);
    const isHeld = (question: string) => QUESTIONS.indexOf(question) % 2 === 1;
    const held = new Set<string>();
    await onSave(second, async (route, question) => {
      if (!isHeld(question)) return route.continue();
      held.add(question); // and never goes on
    });
    await write(second, 1);
    const free = QUESTIONS.filter((question) => !isHeld(question));
    for (const question of free) await shown(placeOf(second, question), SAVED).waitFor();
    await eventually(async () => expect([...held].sort()).toEqual(QUESTIONS.filter(isHeld).sort()));
    expect(await calledSaved(second, desk, 1)).toEqual(free);
    await kill(context, second);
    expect(await stored(desk)).toEqual(Object.fromEntries(QUESTIONS.map((question) => [question, WRITTEN[question].given(isHeld(question) ? 0 : 1)])));

    const third = await openTab();
    await all(third, SAVED);
    for (const question of ['WORDS', 'LONG']) expect(await placeOf(third, question).getByLabel('Your answer').inputValue()).toBe(WRITTEN[question].given(isHeld(question) ? 0 : 1).value);
    await context.close();
  }, 90_000);

  it('a file: slow, cut off, offline, signed out, killed: what the page takes as uploaded is there, byte for byte, and of the rest it says so', async () => {
    const { desk, context, openTab } = await begin();
    const page = await openTab('/questions/FILE');
    const bytesOf = (name: string) => Buffer.concat([PDF, Buffer.from(`% ${name} ${'x'.repeat(20_000)}\n`)]);
    const choose = (name: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytesOf(name) });
    const says = (name: string, words: RegExp | string) => page.locator('.up li').filter({ hasText: name }).filter({ hasText: words }).waitFor({ timeout: 20_000 });
    const there = async () => (await desk.agent.get(desk.at('/evidence')).expect(200)).body.map(({ name, bytes }: { name: string; bytes: number }) => [name, bytes]).sort();
    const expected = (...names: string[]) => names.map((name) => [name, bytesOf(name).length]);

    const gate = shut();
    let underway = false;
    await page.route(UPLOADS, async (route) => { underway = true; await gate.opened; await route.continue(); });
    await choose('slow.pdf');
    await page.getByRole('button', { name: 'It contains none, upload' }).click();
    await eventually(async () => expect(underway).toBe(true));
    await says('slow.pdf', 'Uploading');
    expect(await there()).toEqual([]);
    gate.open();
    await says('slow.pdf', 'Being checked');
    expect(await there()).toEqual(expected('slow.pdf'));
    await page.unroute(UPLOADS);

    await page.route(UPLOADS, (route) => route.abort('connectionreset'), { times: 1 });
    await choose('cut.pdf');
    await says('cut.pdf', 'This file could not be uploaded. Try again');
    await context.setOffline(true);
    await choose('offline.pdf');
    await says('offline.pdf', 'This file could not be uploaded. Try again');
    expect(await there()).toEqual(expected('slow.pdf'));
    await context.setOffline(false);
    await choose('offline.pdf');
    await says('offline.pdf', 'Being checked');
    expect(await there()).toEqual(expected('offline.pdf', 'slow.pdf'));

    await context.clearCookies();
    await choose('signed-out.pdf');
    await page.getByRole('dialog', { name: 'You were signed out' }).waitFor();
    expect(await there()).toEqual(expected('offline.pdf', 'slow.pdf'));
    await signInAgain(page);
    await says('signed-out.pdf', 'Being checked');
    await kill(context, page);
    const kept = expected('offline.pdf', 'signed-out.pdf', 'slow.pdf');
    expect(await there()).toEqual(kept);
    const hashes = await screens.running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query<{ id: string }>('select id from organizations where slug = $1', [desk.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      return (await owner.query<{ name: string; sha256: string }>('select name, sha256 from files where tenant_id = $1 order by name', [id])).rows;
    });
    expect(hashes.filter(({ sha256 }) => sha256)).toEqual(kept.map(([name]) => ({ name, sha256: createHash('sha256').update(bytesOf(String(name))).digest('hex') })));
    await context.close();
  }, 90_000);
});
