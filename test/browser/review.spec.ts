import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead, enterPortal, letHear } from '../support/exchange.js';
import { actOn, decide, findingsOf, GAP_QUESTIONS, reviewOf, submittedVendor, withGaps } from '../support/findings.js';
import { joinAs, makeOrganization } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('a review, its findings and their remediation', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  const objected: string[] = [];
  const look = async (page: Page, screen: string) => {
    objected.push(...(await objections(page, screen)));
    objected.push(...(await overflows(page, screen)));
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const desk = async (): Promise<Page> => {
    const page = await screens.desk();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));
    return page;
  };
  /** Tabs until the element has the focus, as somebody without a pointer does. */
  const tabTo = async (page: Page, name: RegExp, most = 60) => {
    for (let at = 0; at < most; at++) {
      await page.keyboard.press('Tab');
      if (name.test(await page.evaluate<string>('document.activeElement?.textContent ?? ""'))) return;
    }
    throw new Error(`${String(name)} was not reached by ${most} tabs`);
  };

  it('is read and decided by keyboard alone, flagged first; a second reviewer is seen, and a conflict shows both', async () => {
    const office = await makeOrganization(screens.running);
    const { vendor, request } = await submittedVendor(screens.running, office, 'Riverside Imaging, LLC', withGaps(...GAP_QUESTIONS.slice(0, 3)));
    const colleague = await joinAs(screens.running, office, 'reviewer');
    const page = await desk();
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/requests/${request.id}/review`);
    await page.getByRole('heading', { name: /^Gaps, \d+$/ }).waitFor();
    const question = page.getByRole('article').getByRole('heading', { level: 2 });

    // f: a finding, filled in by the gap.
    await page.getByRole('button', { name: /^Finding/ }).waitFor();
    await page.keyboard.press('f');
    await page.locator('#finding-title:focus').waitFor();
    expect(await page.getByLabel('What was found').inputValue()).not.toBe('');
    await look(page, 'review-finding');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: 'See the finding' }).waitFor();
    await page.getByText('1 finding', { exact: true }).waitFor();
    expect(await findingsOf(office, vendor.id)).toHaveLength(1);

    // n, p, a; each verdict is one key.
    const first = await question.innerText();
    await page.locator('body').press('n');
    await question.filter({ hasNotText: first }).waitFor();
    await page.keyboard.press('p');
    await question.filter({ hasText: first }).waitFor();
    await page.keyboard.press('n');
    await question.filter({ hasNotText: first }).waitFor();
    await page.keyboard.press('c');
    await page.locator('#outgoing:focus').waitFor();
    await page.keyboard.type('Since when is this so?');
    await page.keyboard.press('Shift+Tab'); // Next
    await page.keyboard.press('Shift+Tab'); // Previous
    await page.keyboard.press('Shift+Tab'); // Send back
    await page.keyboard.press('Enter');
    await page.getByText('1 to send back', { exact: true }).waitFor();
    await page.locator('body').press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await look(page, 'review-keys');
    await page.keyboard.press('Enter');

    // Somebody else judges the next question while it is on the screen.
    await page.locator('body').press('n');
    await question.filter({ hasNotText: 'zzz' }).waitFor();
    const now = new URL(page.url()).searchParams.get('question') as string;
    await colleague.agent.put(colleague.at(`/requests/${request.id}/review/reading`)).send({ question: now }).expect(200);
    await page.getByText('Ben Osei reads this too.').waitFor();
    await page.route('**/review/reading', (route) => route.abort()); // she hears nothing for a while
    await colleague.agent.put(colleague.at(`/requests/${request.id}/review/verdicts/${now}`)).set('if-match', '"0"').send({ verdict: 'returned', outgoingText: 'Show it' }).expect(200);
    await page.unroute('**/review/reading');
    await page.keyboard.press('a');
    const both = page.getByRole('dialog', { name: /changed this verdict while you were editing/ });
    const conflict = await both.waitFor({ timeout: 5_000 }).then(() => true, () => false); // none where she had heard of it before she pressed
    if (conflict) {
      await both.getByText('To send back: “Show it”').waitFor();
      await look(page, 'review-conflict');
      await both.getByRole('radio', { name: /take Ben Osei/ }).check();
      await both.getByRole('button', { name: /^Save/ }).click();
    }
    await page.getByText('2 to send back', { exact: true }).waitFor();
    await page.getByText(/^Sections and reviewers/).click();
    await page.getByLabel(/^Reviewer of /).first().selectOption({ label: 'Ben Osei' });
    await look(page, 'review');

    // What is marked is taken back by the API, then decided by keys.
    const { questions: judged } = await reviewOf(office, request.id);
    for (const { id, verdict } of judged as { id: string; verdict: { verdict: string; version: number } | null }[]) if (verdict?.verdict === 'returned') await office.agent.put(office.at(`/requests/${request.id}/review/verdicts/${id}`)).set('if-match', `"${verdict.version}"`).send({ verdict: null }).expect(200);
    await page.reload();
    await page.getByText('0 to send back', { exact: true }).waitFor();
    await tabTo(page, /^Decide$/, 250);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Approved with conditions').press('Space');
    await page.getByLabel('What is to be done').fill('A second factor');
    await page.getByLabel('By', { exact: true }).fill(dayAhead(60));
    await page.getByLabel('Reason').fill('Sound but for one');
    await look(page, 'review-decide');
    await page.getByLabel('Reason').press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/Decided by Ana Ruiz; holds until/).waitFor();
    await look(page, 'review-decided');
    expect(objected).toEqual([]);
  }, 180_000);

  it('findings are mended with the vendor, excepted, edited; the risk that is left says why', async () => {
    const office = await makeOrganization(screens.running, 'Harbor Clinic');
    const { vendor, request } = await submittedVendor(screens.running, office, 'Meridian Telehealth', withGaps(...GAP_QUESTIONS.slice(0, 2)));
    await office.agent.put(office.at(`/vendors/${vendor.id}/tier`)).send({ tier: 'high', reason: 'As we know it' }).expect(200);
    await decide(office, request.id, { decision: 'approved_with_conditions', reason: 'For now', conditions: [{ text: 'A second factor for remote access', severity: 'critical', dueOn: dayAhead(40) }] });
    const page = await desk();
    await signIn(page, screens, office);
    await page.goto(`${screens.home}/${office.slug}/vendors`);
    await page.getByRole('row').getByText('Critical').first().waitFor();
    await look(page, 'vendors-risk');
    await page.getByRole('link', { name: 'Meridian Telehealth' }).click();
    await page.getByText(/critical findings? (is|are) open, which (makes|leaves) it critical/).waitFor();
    await page.getByLabel('Select A second factor for remote access').check();
    await look(page, 'vendor-risk');
    await page.getByRole('button', { name: 'Ask the vendor to mend it' }).click();
    await page.getByLabel('What is expected').fill('A second factor for every remote login');
    await page.getByLabel('Answer by').fill(dayAhead(10));
    await look(page, 'remediation-ask');
    await page.getByRole('button', { name: 'Ask in one mail' }).click();
    await page.getByText('It has not answered yet.').waitFor();
    const requestId = page.url().split('/').at(-1) as string;

    const portal = await enterPortal(screens.running, requestId);
    const vendorPage = await desk();
    await vendorPage.context().addCookies((portal.agent.jar.getCookies({ path: '/', domain: '127.0.0.1', secure: false, script: false }) as unknown as { name: string; value: string }[]).map(({ name, value }) => ({ name, value, url: screens.base })));
    await vendorPage.goto(`${screens.base}/portal/${portal.slug}/requests/${requestId}`);
    await vendorPage.getByRole('link', { name: 'Start with the first question' }).waitFor();
    await look(vendorPage, 'portal-remediation');
    await vendorPage.getByRole('link', { name: 'Start with the first question' }).click();
    await vendorPage.getByLabel('Done', { exact: true }).check();
    await look(vendorPage, 'portal-remediation-question');
    await vendorPage.getByRole('button', { name: 'Continue' }).click();
    await vendorPage.getByLabel('Your answer').fill('Every remote login asks for a key since Monday.');
    await vendorPage.getByRole('button', { name: 'Continue to check your answers' }).click();
    await vendorPage.getByLabel('Name of who attests').fill('Priya Nair');
    await vendorPage.getByLabel('Title', { exact: true }).fill('CISO');
    await vendorPage.getByLabel(/I have authority/).check();
    await vendorPage.getByRole('button', { name: /^Submit to/ }).click();
    await vendorPage.getByText('Number 1').waitFor();
    await letHear(screens.running);

    await page.reload();
    await page.getByText('Every remote login asks for a key since Monday.').waitFor();
    await page.getByLabel('It is mended: close the finding').check();
    await page.getByLabel('Why nothing is left to do').fill('Seen in their console');
    await look(page, 'remediation-check');
    await page.getByRole('button', { name: 'Close the finding' }).click();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'A second factor for remote access' }).click();
    await page.getByText('Done. Every remote login').waitFor();
    await look(page, 'finding-closed');

    const [other] = await findingsOf(office, vendor.id);
    await page.goto(`${screens.home}/${office.slug}/findings/${other.id}`);
    await page.getByRole('button', { name: 'Grant an exception' }).click();
    await page.getByLabel('Why it need not be mended for now').fill('The system is retired in spring');
    await page.getByLabel('Its last day').fill(dayAhead(30));
    await look(page, 'exception-grant');
    await page.getByRole('button', { name: 'Grant it' }).click();
    await page.getByText('Exception granted').waitFor();
    await look(page, 'finding-excepted');
    await page.getByRole('button', { name: 'Edit' }).click();
    await look(page, 'finding-edit');
    await page.keyboard.press('Escape');
    expect((await actOn(office, other.id, '/exception/revocation', { reason: 'It is not' })).status).toBe(200);
    await page.goto(`${screens.home}/${office.slug}/findings`);
    await page.getByRole('link', { name: 'Meridian Telehealth' }).first().waitFor();
    await look(page, 'findings');
    await page.goto(`${screens.home}/${office.slug}/review-policy`);
    await page.getByLabel('An exception for a finding').check();
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await look(page, 'review-policy');
    expect(objected).toEqual([]);
  }, 180_000);
});
