import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { enterPortal, invitationKey, sendRequest } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, overflows, type Screens, typeCode } from '../support/screens.js';

const PART = 5 * 1024 * 1024;
const LINE = 32;

/** Twelve megabytes, on the disk: a browser knows it again by when it was changed. */
const longFile = (name: string): { path: string; sha256: string } => {
  const bytes = Buffer.from(Array.from({ length: (12 * 1024 * 1024) / LINE }, (_, line) => `${name.slice(0, 8)} ${String(line).padStart(LINE - 10, '0')}\n`).join(''));
  const path = join(tmpdir(), `${process.pid}-${name}`);
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
};

withBrowser('a large file over a line that breaks', () => {
  let screens: Screens;
  let page: Page;
  let desk: Awaited<ReturnType<typeof enterPortal>>;
  let address: string;
  const objected: string[] = [];
  /** The first bytes of the parts that left. */
  let parts: number[];
  let meet: (route: Route, from: number) => Promise<void>;
  beforeAll(async () => {
    screens = await openScreens({ worker: true });
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office);
    desk = await enterPortal(screens.running, request.id);
    page = await screens.desk();
    await page.goto(`${screens.base}/portal/open#${await invitationKey(screens.running, request.id)}`);
    await typeCode(page);
    await page.getByRole('link', { name: 'Answer in Excel instead' }).waitFor();
    address = `${screens.base}/portal/${desk.slug}/requests/${request.id}/questions/BAA-01`;
    await page.route(/\/uploads\/[^/]+\?from=/, async (route) => {
      const from = Number(new URL(route.request().url()).searchParams.get('from'));
      parts.push(from);
      await meet(route, from);
    });
  });
  afterAll(() => screens?.stop());
  beforeEach(async () => {
    parts = [];
    meet = (route) => route.continue();
    await page.goto(address);
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
  });

  const choose = async (path: string): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('button', { name: 'It contains none, upload' }).click();
  };
  const row = (path: string) => page.getByRole('list', { name: 'Evidence: files' }).getByRole('listitem').filter({ hasText: path.split('/').at(-1)! });
  const stored = async (): Promise<string[]> => (await screens.running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', (select id::text from organizations where slug = $1), false)`, [desk.slug]);
    return (await owner.query(`select sha256 from files where state = 'available' order by created_at`)).rows;
  })).map(({ sha256 }: { sha256: string }) => sha256);

  it('a lost connection costs the part that was on its way, and the page says that it waits', async () => {
    const { path, sha256 } = longFile('firewall.txt');
    let offline = true;
    meet = (route, from) => (from === PART && offline ? route.abort('connectionreset') : route.continue());
    await page.route(/\/uploads\/[^/?]+$/, (route) => (offline ? route.abort('connectionreset') : route.continue()));
    await choose(path);
    await row(path).getByText(/^Waiting for a connection, 4\d % is there/).waitFor();
    objected.push(...(await objections(page, 'upload-waiting')), ...(await overflows(page, 'upload-waiting')));
    offline = false;
    await row(path).getByText(/^Ready/).waitFor();
    expect(parts).toEqual([0, PART, PART, 2 * PART]);
    expect(await stored()).toEqual([sha256]);
    expect(objected).toEqual([]);
  }, 120_000);

  it('the page loaded anew, the same file goes on from where it was', async () => {
    const { path, sha256 } = longFile('scan-all.txt');
    meet = (route, from) => (from === 0 ? route.continue() : new Promise(() => undefined)); // the line hangs
    await choose(path);
    await row(path).getByText(/^Uploading 4\d %/).waitFor();
    await page.reload();
    meet = (route) => route.continue();
    parts = [];
    await choose(path);
    await row(path).getByText(/^Ready/).waitFor();
    expect(parts).toEqual([PART, 2 * PART]);
    expect(await stored()).toContain(sha256);
  }, 120_000);

  it('cancelled, it is given up on the server too', async () => {
    const { path } = longFile('mistaken.txt');
    meet = (route, from) => (from === 0 ? route.continue() : new Promise(() => undefined));
    await choose(path);
    await row(path).getByText(/^Uploading 4\d %/).waitFor();
    const givenUp = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.url().includes('/uploads/'));
    await page.getByRole('button', { name: /^Cancel \d+-mistaken.txt/ }).click();
    expect((await givenUp).status()).toBe(204);
    await row(path).waitFor({ state: 'detached' });
    expect((await desk.agent.get(desk.at('/evidence')).expect(200)).body).toHaveLength(2);
  }, 120_000);
});
