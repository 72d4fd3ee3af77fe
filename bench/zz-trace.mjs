import { openInstance } from './instance.mjs'; import { makeOrganization } from './register.mjs'; import { chromium } from 'playwright-core'; import fs from 'node:fs';
const i = await openInstance();
try {
const office = await makeOrganization(i, 'ten-thousand', 10000); const slug = office.at('').split('/').at(-1); const origin = `http://localhost:${i.port}`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'] });
for (let k = 0; k < 3; k++) {
  const [name, value] = office.cookie.split('='); const context = await browser.newContext(); await context.addCookies([{ name, value, url: origin }]);
  if (k === 2) await browser.startTracing(undefined, { path: '/tmp/trace.json', categories: ['devtools.timeline', 'v8.execute', 'blink.user_timing', 'disabled-by-default-v8.cpu_profiler'] });
  const page = await context.newPage();
  await page.goto(`${origin}/console/${slug}/vendors`); await page.locator('main tbody tr th a').first().waitFor();
  if (k === 2) await browser.stopTracing();
  await context.close();
}
await browser.close();
} finally { await i.stop(); }
