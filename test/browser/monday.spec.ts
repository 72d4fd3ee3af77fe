import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead, sendRequest } from '../support/exchange.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('Monday morning, in a browser', () => {
  let screens: Screens;
  let office: Office;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running, 'Harbor Clinic');
    for (const [name, days] of [['Ended Imaging', -3], ['Tern Hosting', 5], ['Quill Records', 12], ['Alder Labs', 20]] as const) {
      const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: name }).expect(201);
      await office.agent.post(office.at(`/vendors/${vendor.id}/agreements`)).send({ title: `BAA ${name}`, terms: { effectiveDate: dayAhead(-300), initialTerm: { endDate: dayAhead(days) }, autoRenew: false } }).expect(201);
    }
    await sendRequest(office, 'Marsh Billing');
  });
  afterAll(() => screens?.stop());

  const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  const rowOf = (page: Page, name: string) => page.getByRole('rowheader', { name });

  it('is done by keyboard alone: snoozed, done by hand, given more time, renewed; the next row takes the focus', async () => {
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await rowOf(page, 'Ended Imaging').waitFor();
    await rowOf(page, 'Tern Hosting').waitFor();
    objected.push(...(await objections(page, 'today')));

    // What is overdue leads: j reaches it without a Tab.
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Ended Imaging');
    await page.keyboard.press('d');
    await page.getByLabel('Proof').waitFor();
    objected.push(...(await objections(page, 'done')));
    await page.getByLabel('Proof').focus();
    await page.keyboard.type('Services ended in October, letter in the shared drive');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is overdue').waitFor();

    await page.goto(`${screens.home}/${office.slug}/due?filter=due_soon`);
    await rowOf(page, 'Tern Hosting').waitFor();
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Tern Hosting');
    await page.keyboard.press('s');
    await page.getByLabel('Why').focus();
    objected.push(...(await objections(page, 'snooze')));
    await page.keyboard.type('Counsel answers next week');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Tern Hosting').waitFor({ state: 'detached' });
    await page.waitForFunction(`document.activeElement?.textContent?.includes('Quill Records')`);

    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Marsh Billing');
    await page.keyboard.press('y');
    await page.getByLabel('Due', { exact: true }).waitFor();
    objected.push(...(await objections(page, 'more time')));
    await page.getByLabel('Due', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await rowOf(page, 'Marsh Billing').waitFor({ state: 'detached' });

    await page.keyboard.press('k');
    await page.keyboard.press('r');
    await page.waitForURL(/renew=yes/);
    await page.goto(`${screens.home}/${office.slug}/due?filter=snoozed`);
    await page.getByText('Counsel answers next week').waitFor();
    await page.goto(`${screens.home}/${office.slug}/due?filter=done`);
    await page.getByText('letter in the shared drive').waitFor();
    objected.push(...(await objections(page, 'done list')));
    objected.push(...(await overflows(page, 'due')));
    expect(objected).toEqual([]);
    await page.close();
  });

  it('a date shows how it was computed and what reminds of it; the month holds it, and a plan is previewed as one types', async () => {
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/calendar?month=${dayAhead(12).slice(0, 7)}`);
    await page.getByRole('link', { name: 'Quill Records' }).first().waitFor();
    objected.push(...(await objections(page, 'month')));
    await page.getByRole('link', { name: 'Agenda' }).click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    objected.push(...(await objections(page, 'agenda')));
    await page.getByRole('link', { name: 'Quill Records' }).first().click();
    await page.getByText('its last day in force').waitFor();
    await page.getByText('To come').first().waitFor();
    objected.push(...(await objections(page, 'deadline')));
    await page.getByRole('button', { name: 'Take it up' }).click();
    await page.getByText('Somebody has taken it up').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByLabel('Why').fill('They move house');
    await page.getByRole('button', { name: 'Pause', exact: true }).last().click();
    await page.getByText('are paused until').waitFor();
    objected.push(...(await overflows(page, 'deadline')));

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${screens.home}/${office.slug}/reminders`);
    await page.getByText('They move house').waitFor();
    await page.getByRole('button', { name: 'Change Agreement: it ends' }).click();
    await page.getByLabel('Days', { exact: true }).fill('5, 0, zwei');
    await page.getByText('not a whole number of days').waitFor();
    await page.getByLabel('Days', { exact: true }).fill('5, 0');
    await page.getByLabel('As an example, due on').fill('2027-01-02');
    await page.getByLabel('Counting').selectOption('business');
    await page.getByLabel('A step on a weekend or a federal holiday').selectOption('before');
    await page.getByText('Thu 24 Dec 2026').waitFor();
    await page.getByText('Thu 31 Dec 2026').waitFor();
    objected.push(...(await objections(page, 'plan')));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Yours').waitFor();
    objected.push(...(await objections(page, 'plans')), ...(await overflows(page, 'plans')));

    await page.goto(`${screens.home}/${office.slug}/my-reminders`);
    await page.getByRole('button', { name: 'Make an address' }).click();
    await page.getByLabel('Address').waitFor();
    expect(await page.getByLabel('Address').inputValue()).toMatch(/\/api\/calendar\/.+\.ics$/);
    await page.getByLabel('At', { exact: true }).fill('06:45');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    objected.push(...(await objections(page, 'my reminders')), ...(await overflows(page, 'my reminders')));
    expect(objected).toEqual([]);
    await page.close();
  });
});
