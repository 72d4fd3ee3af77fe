import { openInstance } from './instance.mjs'; import { makeOrganization } from './register.mjs'; import { chromium } from 'playwright-core';
const i = await openInstance();
try {
const office = await makeOrganization(i, 'ten-thousand', 10000); const slug = office.at('').split('/').at(-1); const origin = `http://localhost:${i.port}`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'] });
const all = [];
for (let k = 0; k < +(process.argv[2] ?? 6); k++) {
  const [name, value] = office.cookie.split('='); const context = await browser.newContext(); await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage(); await page.addInitScript(() => { const seen = {}; window.__seen = seen; const look = () => { for (const [k, q] of Object.entries({ nav: 'nav', h1: 'main h1', skeleton: '[aria-busy=true]', table: 'main table', row: 'main tbody tr th a' })) if (!(k in seen) && document.querySelector(q)) seen[k] = Math.round(performance.now()); }; new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true }); }); const t0 = Date.now(); const b = performance.now();
  await page.goto(`${origin}/console/${slug}/vendors`); const g = performance.now() - b; await page.locator('main tbody tr th a').first().waitFor(); const ms = performance.now() - b; all.push(Math.round(ms));
  console.log(JSON.stringify(await page.evaluate(() => [window.__seen, performance.getEntriesByType('paint').map((p) => Math.round(p.startTime))])), Math.round(ms));
  if (k === 1) { console.log(await page.evaluate((t0) => [performance.timeOrigin - t0, ...performance.getEntriesByType('navigation').map((n) => ['nav', n.responseStart, n.responseEnd, n.domInteractive, n.domContentLoadedEventEnd, n.loadEventEnd].map((x) => typeof x === 'number' ? Math.round(x) : x).join(' ')), ...performance.getEntriesByType('resource').map((r) => [r.name.split('/').slice(-1)[0].slice(0, 50), r.encodedBodySize, Math.round(r.startTime), Math.round(r.responseStart), Math.round(r.responseEnd)].join(' ')), ...performance.getEntriesByType('paint').map((p) => p.name + ' ' + Math.round(p.startTime))].join('\n'), t0)); console.log('goto', Math.round(g), 'all', Math.round(ms)); }
  await context.close();
}
console.log(all.join(' '));
await browser.close();
} finally { await i.stop(); }
