import { existsSync, mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// Chromium refuses its sandbox to root; the rest keeps it from calling home.
const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/** `describe`, where there is a browser; otherwise the tests are skipped, and say so. */
export const withBrowser = existsSync(BROWSER) ? describe : describe.skip;
if (!existsSync(BROWSER)) console.warn(`SKIPPED: no browser at ${BROWSER}; install chromium, or set CHROMIUM`);

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER, args: FLAGS });

/** What axe objects to, in both themes; a picture of each when SCREENSHOTS names a folder. */
export const objections = async (page: Page, screen: string): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if (process.env.SCREENSHOTS) {
      mkdirSync(process.env.SCREENSHOTS, { recursive: true });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${screen}-${width}-${colorScheme}.png` });
      }
    }
    await page.evaluate(axe.source);
    found.push(...(await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id, nodes }) => '${screen} ${colorScheme}: ' + id + ' ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`) as string[]));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
};
