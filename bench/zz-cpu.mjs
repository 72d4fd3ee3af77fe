import { openInstance } from './instance.mjs'; import { makeOrganization } from './register.mjs'; import { chromium } from 'playwright-core'; import fs from 'node:fs';
const i = await openInstance();
try {
const office = await makeOrganization(i, 'ten-thousand', 10000); const slug = office.at('').split('/').at(-1); const origin = `http://localhost:${i.port}`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'] });
for (let k = 0; k < 3; k++) {
  const [name, value] = office.cookie.split('='); const context = await browser.newContext(); await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage(); let cdp;
  if (k === 2) { cdp = await context.newCDPSession(page); await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 200 }); await cdp.send('Profiler.start'); }
  await page.goto(`${origin}/console/${slug}/vendors`); await page.locator('main tbody tr th a').first().waitFor();
  await page.waitForTimeout(600);
  if (cdp) fs.writeFileSync('/tmp/page.cpuprofile', JSON.stringify((await cdp.send('Profiler.stop')).profile));
  await context.close();
}
await browser.close();
} finally { await i.stop(); }
