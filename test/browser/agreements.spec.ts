import type { Page } from 'playwright-core';
import { addDays } from '../../libs/domain/src/dates/local-date.js';
import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('agreements, in a browser', () => {
  let screens: Screens;
  let office: Office;
  let page: Page;
  let today: string;
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
    today = (await office.agent.get(office.at('/today')).expect(200)).body.today;
    page = await screens.desk();
    await signIn(page, screens, office);
  });
  afterAll(() => screens?.stop());

  const day = (offset: number) => addDays(today, offset);
  const vendor = async (legalName: string) => {
    const { body: { id } } = await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201);
    const { body: { id: engagementId } } = await office.agent.post(office.at(`/vendors/${id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    return { id, engagementId };
  };
  const record = async ({ id, engagementId }: { id: string; engagementId: string }, title: string, terms: object, more: object = {}) =>
    (await office.agent.post(office.at(`/vendors/${id}/agreements`)).send({ title, terms, engagementIds: [engagementId], ...more }).expect(201)).body;

  it('the register leads to the page; provisions are checked and terms read by keyboard alone; an earlier day reads as it was', async () => {
    const objected: string[] = [];
    const northfield = await vendor('Northfield Imaging');
    const master = await record(northfield, 'Services agreement 2026', { effectiveDate: day(-200), initialTerm: { endDate: day(200) }, autoRenew: false }, { kind: 'services' });
    const baa = await record(northfield, 'BAA 2026-7', { effectiveDate: day(-200), initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } }, { parentId: master.id, executedOn: day(-190), readings: { accessDays: { state: 'stated', value: 10, where: '§ 4.2' }, offshore: { state: 'silent' } } });
    await office.agent.post(office.at(`/agreements/${baa.id}/terms`)).set('if-match', `"${baa.version}"`).send({ reason: 'amendment', effectiveFrom: day(-5), readings: { accessDays: { state: 'stated', value: 5, where: 'Amendment 1' } } }).expect(200);
    const ended = await vendor('Alder Transcription');
    await record(ended, 'BAA 2019', { effectiveDate: day(-900), initialTerm: { endDate: day(-30) }, autoRenew: false });

    await page.getByRole('link', { name: 'Agreements', exact: true }).first().click();
    await page.getByText('BAA 2019').waitFor();
    objected.push(...(await objections(page, 'agreements')));
    await page.getByRole('link', { name: /Ended, PHI flows/ }).click();
    await page.getByText('BAA 2026-7').waitFor({ state: 'detached' });
    await page.getByText('BAA 2019').waitFor();
    expect(await page.getByRole('rowheader').allTextContents()).toEqual([expect.stringContaining('BAA 2019')]);
    await page.getByRole('link', { name: /^In force/ }).click();
    await page.getByRole('link', { name: 'BAA 2026-7' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'BAA 2026-7' }).waitFor();
    await page.getByText('Signing does not reach back.').waitFor();
    await page.getByText('Nobody has looked for the 17 required provisions yet').waitFor();
    objected.push(...(await objections(page, 'agreement-page')));

    await page.getByRole('button', { name: 'Check R01' }).focus();
    await page.keyboard.press('l'); // located: its form has the focus
    await page.keyboard.type('page 3');
    await page.keyboard.press('Enter');
    await page.getByText(/1 of 17 required provisions located by Ana Ruiz on .*; 16 not looked for yet/).waitFor();
    await page.getByRole('form', { name: 'What was found of R02' }).waitFor();
    objected.push(...(await objections(page, 'agreement-checklist')));
    await page.keyboard.press('ArrowDown'); // missing
    await page.keyboard.press('Enter');
    await page.getByText('1 missing: R02').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Read Breach notice' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('How soon').fill('24');
    await page.getByLabel('Counted in').selectOption('hours');
    await page.getByLabel('Counted from').selectOption('awareness');
    await page.getByLabel('Page or section').fill('§ 5');
    objected.push(...(await objections(page, 'agreement-read-term')));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Incident notice' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('24 hours from awareness').waitFor();

    await page.getByText('5 days', { exact: true }).waitFor();
    await page.getByLabel('As of', { exact: true }).fill(day(-10));
    await page.getByText('10 days', { exact: true }).waitFor();
    expect(page.url()).toContain(`asOf=${day(-10)}`);
    expect(await page.getByRole('button', { name: 'Terminate' }).count()).toBe(0);
    objected.push(...(await objections(page, 'agreement-as-of')));
    await page.getByRole('link', { name: 'As known with version 1' }).click();
    await page.getByText('as it was known on').waitFor();
    await page.getByText('24 hours from awareness').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByText('24 hours from awareness').waitFor();

    // The dates that follow appear while the terms are typed.
    await page.getByRole('button', { name: 'Correct or amend' }).click();
    const follow = page.getByRole('dialog').getByRole('status', { name: 'Dates that follow' });
    await follow.getByText('Renews on').waitFor();
    await page.getByRole('radio', { name: 'No end (evergreen)' }).check();
    await follow.getByText('It has no end').waitFor();
    objected.push(...(await objections(page, 'agreement-change-terms')));
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    // On a telephone what one looks up is folded behind its heading.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByRole('heading', { name: /Provisions/ }).waitFor();
    const folded = await page.evaluate<number>('document.documentElement.scrollHeight');
    expect(await page.getByText('24 hours from awareness').isVisible()).toBe(false);
    objected.push(...(await objections(page, 'agreement-narrow')), ...(await overflows(page, 'agreement-narrow')));
    const show = page.getByRole('button', { name: /^Show / });
    for (let left = await show.count(); left > 0; left--) await show.first().press('Enter'); // each press leaves one fewer
    await page.getByText('24 hours from awareness').waitFor();
    expect(folded).toBeLessThan((await page.evaluate<number>('document.documentElement.scrollHeight')) * 0.65);
    objected.push(...(await objections(page, 'agreement-narrow-open')));
    expect(objected).toEqual([]);
  }, 90_000);

  it('a renewal begins from what is due: the old terms are filled in, dates and differences appear as one types; a breach is given time', async () => {
    const objected: string[] = [];
    const tern = await vendor('Tern Labs');
    const old = await record(tern, 'BAA 2024', { effectiveDate: day(-350), initialTerm: { endDate: day(14) }, autoRenew: false });
    await page.goto(`${screens.home}/${office.slug}/due?filter=due_soon`);
    await page.getByRole('link', { name: 'Start a renewal of BAA 2024 ends' }).click();
    await page.getByRole('heading', { name: 'Renew BAA 2024' }).waitFor();
    await page.getByText('Differences from the agreement it renews').waitFor();
    expect(await page.getByLabel('Effective date').inputValue()).toBe(day(15));
    await page.getByRole('radio', { name: 'A number of months' }).check();
    await page.getByLabel('Months', { exact: true }).fill('24');
    await page.getByText(/It runs for: .* → 24 months/).waitFor();
    objected.push(...(await objections(page, 'agreement-renewal')));
    // Not signed yet: the template makes it, with the old terms filled in.
    await page.getByRole('button', { name: 'Make a BAA from the template' }).click();
    await page.getByLabel('It replaces').waitFor();
    expect(await page.getByLabel('It replaces').inputValue()).toBe(old.id);
    objected.push(...(await objections(page, 'agreement-renewal-made')));
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: /Business Associate Agreement/i }).first().waitFor();
    await page.goto(`${screens.home}/${office.slug}/agreements/${old.id}?renew=yes`);
    await page.getByText('Differences from the agreement it renews').waitFor();
    await page.getByRole('radio', { name: 'A number of months' }).check();
    await page.getByLabel('Months', { exact: true }).fill('24');
    await page.getByLabel('Title or number').fill('BAA 2026');
    await page.getByRole('button', { name: 'Record the renewal' }).click();
    await page.getByRole('heading', { level: 1, name: 'BAA 2026' }).waitFor();
    await page.getByText('It replaced this one').waitFor();
    expect((await office.agent.get(office.at(`/agreements/${old.id}`)).expect(200)).body).toMatchObject({ status: 'superseded', inForceUntil: day(14) });

    await page.getByRole('button', { name: 'Record a breach' }).click();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('What is done to cure it').fill('A plan was asked for in writing');
    await page.getByLabel('May be cured until').fill(day(30));
    objected.push(...(await objections(page, 'agreement-breach')));
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('the time to cure a breach ends').waitFor();
    await page.getByRole('button', { name: 'It was cured' }).click();
    await page.getByText('the time to cure a breach ends').waitFor({ state: 'detached' });
    expect(objected).toEqual([]);
  }, 90_000);
});
