import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { performance } from 'node:perf_hooks';
import { median } from './caller.mjs';
import { openDesk } from './portal-desk.mjs';
import { makeOrganization } from './register.mjs';
import { row } from './row.mjs';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const VENDORS = 10_000;
const LOADS = 5;
const LIMIT_MS = 1_000;
const [CONSOLE_KB, PORTAL_KB] = [250, 150];

/** Opens a page by itself, until it shows what it is for: how long, and the script that came before (gzip). */
const load = async (browser, { cookie, origin, path, shows }) => {
  const [name, value] = cookie.split('=');
  const context = await browser.newContext();
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  const scripts = [];
  page.on('response', (answer) => { if (answer.request().resourceType() === 'script') scripts.push(answer.body().catch(() => Buffer.alloc(0))); });
  const begun = performance.now();
  await page.goto(`${origin}${path}`);
  await page.locator(shows).first().waitFor();
  const ms = performance.now() - begun;
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await context.close();
  return { ms, kb: Math.ceil(bytes / 1_000) };
};

/** `first-screen`: the vendor list of 10,000 in a browser that has nothing of it yet. Without a browser there is no row. */
export const firstScreen = async (instance, tell) => {
  if (!existsSync(BROWSER)) {
    tell('no browser here, so the first screen is not measured');
    return [];
  }
  const { chromium } = await import('playwright-core');
  const office = await makeOrganization(instance, 'ten-thousand', VENDORS);
  const desk = await openDesk(instance, office, 'First screen');
  const origin = `http://localhost:${instance.port}`;
  const slug = office.at('').split('/').at(-1);
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'] });
  try {
    const list = { cookie: office.cookie, origin, path: `/console/${slug}/vendors`, shows: 'main tbody tr th a' };
    const task = { cookie: desk.cookie, origin, path: `/portal/${desk.slug}/requests/${desk.requestId}`, shows: 'main h1' };
    await load(browser, list);
    const loads = [];
    for (let at = 0; at < LOADS; at++) loads.push(await load(browser, list));
    const portal = await load(browser, task);
    tell(`script before the first screen: console ${loads[0].kb} kB of at most ${CONSOLE_KB}, portal ${portal.kb} kB of at most ${PORTAL_KB} (gzip); the portal’s showed after ${Math.round(portal.ms)} ms`);
    return [row({ id: 'first-screen', work: `vendor list of ${VENDORS.toLocaleString('en-US')} in a browser, nothing kept from before; ${loads[0].kb} kB of script, the portal ${portal.kb} kB`, unit: 'ms', ours: median(loads.map(({ ms }) => ms)), limit: LIMIT_MS, bound: 'at most', goal: 1, also: loads[0].kb <= CONSOLE_KB && portal.kb <= PORTAL_KB })];
  } finally {
    await browser.close();
  }
};
