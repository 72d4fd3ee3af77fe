import type { Page } from 'playwright-core';
import { serveWebApps } from '../../apps/api/src/platform/http/serve-web-apps.js';
import { openBrowser } from './browser.js';
import { codeOf } from './exchange.js';
import { type Office, PASSWORD } from './organization.js';
import { startApp, startWorker } from './start-app.js';

/** The app with its screens at an address, a browser beside it, and a worker where jobs have to run. */
export const openScreens = async ({ worker }: { worker?: boolean } = {}) => {
  const running = await startApp(serveWebApps);
  await running.app.listen(0, '127.0.0.1');
  const base = await running.app.getUrl();
  const jobs = worker ? await startWorker() : null;
  const browser = await openBrowser();
  return {
    running, browser, base,
    home: `${base}/console`,
    /** A page as wide as a desk’s screen, with a session of its own. */
    desk: () => browser.newPage({ viewport: { width: 1440, height: 900 } }),
    stop: async () => {
      await browser.close();
      await jobs?.close();
      await running.stop();
    },
  };
};

export type Screens = Awaited<ReturnType<typeof openScreens>>;

/** Signs the office’s owner in, by keyboard, as far as Today. */
export const signIn = async (page: Page, { home }: Screens, { email }: Pick<Office, 'email'>): Promise<void> => {
  await page.goto(`${home}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
};

/** On the way in by a mail's link: has the code sent, and types it. */
export const typeCode = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
  await page.getByRole('button', { name: 'Continue' }).click();
};

/** What runs out of windows so narrow (WCAG 2.2, 1.4.10 Reflow); the last width stays. */
export const overflows = async (page: Page, screen: string, widths: readonly number[] = [390]): Promise<string[]> => {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (over > width) found.push(`${screen}: ${over} px wide in a window of ${width}`);
  }
  return found;
};
