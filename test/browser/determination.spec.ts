import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens, signIn } from '../support/screens.js';

withBrowser('a determination, in a browser', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  it('is made by keyboard alone, one question a page; axe objects to nothing', async () => {
    const office = await makeOrganization(screens.running);
    const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201);
    await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    const page = await screens.desk();
    const objected: string[] = [];
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors/${vendor.id}`);
    await page.getByText('Not determined').waitFor();
    await page.getByRole('button', { name: 'Determine whether Night reads needs a BAA' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Question 1.').waitFor();
    objected.push(...(await objections(page, 'wizard')));
    await page.keyboard.press('Space'); // the first answer has the focus: yes, PHI
    await page.keyboard.press('Enter');
    for (let number = 2; number <= 11; number++) {
      await page.getByText(`Question ${number}.`).waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      if (number === 6) await page.keyboard.press('ArrowDown'); // "does more" stands between yes and no
      await page.keyboard.press('Enter');
    }
    for (const downs of [0, 0, 1, 1]) {
      await page.keyboard.press('Space');
      if (downs) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: 'On these answers: A BAA is needed' }).waitFor();
    objected.push(...(await objections(page, 'wizard-outcome')));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Decided by Ana Ruiz').waitFor();
    objected.push(...(await objections(page, 'vendor-determined')));
    expect(objected).toEqual([]);
  }, 60_000);
});
