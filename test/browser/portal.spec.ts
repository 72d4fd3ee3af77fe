import { eventually } from '../support/eventually.js';
import { randomUUID } from 'node:crypto';
import { type BrowserContext, devices, type Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { dayAhead, answerAll, codeOf, type Desk, invitationKey, sendRequest } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import supertest from 'supertest';
import { openScreens, overflows, type Screens } from '../support/screens.js';

const PHONE = { width: 390, height: 844 };
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n', 'latin1');

withBrowser('the portal, on a phone', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens({ worker: true }); });
  afterAll(() => screens?.stop());

  const newPhone = (): Promise<BrowserContext> => screens.browser.newContext({ viewport: PHONE, hasTouch: true, userAgent: devices['Pixel 7'].userAgent });
  const objected: string[] = [];
  const look = async (page: Page, screen: string) => {
    objected.push(...(await objections(page, screen)));
    objected.push(...(await overflows(page, screen, [320, PHONE.width])));
    if ((await page.locator('h1').count()) !== 1) objected.push(`${screen}: not one first heading`);
  };
  /** From the mail's link to the request's page, as a person goes. */
  const enter = async (page: Page, key: string, looked: boolean) => {
    await page.goto(`${screens.base}/portal/open#${key}`);
    await page.getByRole('button', { name: 'Send code' }).waitFor();
    if (looked) await look(page, 'portal-open');
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    const challengeId = new URL(page.url()).hash.slice(1).split('.')[0];
    if (looked) {
      await look(page, 'portal-code');
      await page.getByLabel('Code', { exact: true }).fill('12');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('There is a problem').waitFor();
      await look(page, 'portal-code-refused');
    }
    const code = codeOf(challengeId);
    await page.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 2, name: 'Questions' }).waitFor();
  };
  /** The same person's session, for what the browser need not show. */
  const deskOf = async (page: Page, key: string, requestId: string): Promise<Desk> => {
    const agent = supertest.agent(screens.running.app.getHttpServer());
    const cookies = await page.context().cookies();
    agent.set('cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    const slug = new URL(page.url()).pathname.split('/')[2];
    return { agent: agent as never, key, slug, at: (path: string) => `/api/portal/${slug}/requests/${requestId}${path}` };
  };

  it('opens the link, gets the code, answers, meets a conflict, uploads, checks, submits; axe objects to nothing', async () => {
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office);
    const key = await invitationKey(screens.running, request.id);
    const context = await newPhone();
    const page = await context.newPage();
    page.on('pageerror', (error) => objected.push(`thrown: ${error.message}`));

    await enter(page, key, true);
    await look(page, 'portal-home');
    await page.getByRole('link', { name: 'Start with the first question' }).click();
    await page.getByRole('heading', { level: 1, name: /In which role/ }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await look(page, 'portal-question-refused');
    await page.getByLabel('Business associate of a covered entity').check();
    await page.getByText(/^Saved \d/).first().waitFor();
    await look(page, 'portal-question');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: /Is any of the PHI electronic/ }).waitFor();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByText(/more questions apply because of your answer/).waitFor();
    await look(page, 'portal-question-more');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /About how many individuals/ }).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('heading', { level: 1, name: /Is any of the PHI electronic/ }).waitFor();
    expect(await page.getByLabel('Yes', { exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await look(page, 'portal-keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('heading', { level: 1, name: /About how many individuals/ }).waitFor();
    await page.getByLabel('Number of individuals').fill('12,000');
    await page.getByText(/^Saved \d/).first().waitFor();

    // The same question, open in a second browser: neither text is lost.
    const other = await (await newPhone()).newPage();
    await enter(other, key, false);
    await other.goto(page.url());
    await other.getByLabel(/What should .* know/).fill('Counted in March.');
    await other.getByText(/^Saved \d/).first().waitFor();
    await page.getByLabel(/What should .* know/).fill('Counted in October, patients of all sites.');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(/Counted in October, patients of all sites\.[\s\S]*Counted in March\./);
    await look(page, 'portal-conflict');
    await page.getByRole('button', { name: 'Save this choice' }).click();
    await page.getByText(/^Saved \d/).first().waitFor();
    const desk = await deskOf(page, key, request.id);
    expect((await desk.agent.get(desk.at('/answers/PRO-03')).expect(200)).body).toMatchObject({ value: 12_000, comment: 'Counted in October, patients of all sites.', version: 3 });

    await page.goto(`${screens.base}/portal/${desk.slug}/requests/${request.id}/questions/BAA-01`);
    await page.locator('input[type=file]').setInputFiles({ name: 'baa-2026.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByRole('button', { name: 'It contains none, upload' }).waitFor();
    await look(page, 'portal-patient-data');
    await page.getByRole('button', { name: 'It contains none, upload' }).click();
    await page.getByText(/^Ready/).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'setup.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a document') });
    await page.getByText(/^This is not a file we can take/).waitFor();
    await look(page, 'portal-evidence');
    await page.getByRole('button', { name: 'Remove setup.pdf' }).click();
    await page.getByRole('button', { name: 'Remove setup.pdf' }).waitFor({ state: 'detached' });

    await answerAll(desk);
    await page.goto(`${screens.base}/portal/${desk.slug}/requests/${request.id}`);
    await page.getByRole('link', { name: 'baa-2026.pdf' }).waitFor();
    await look(page, 'portal-home-done');
    await page.getByRole('link', { name: 'Check your answers and submit' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
    await look(page, 'portal-check');
    await page.getByRole('button', { name: /^Submit to/ }).click();
    await page.getByText('There is a problem').waitFor();
    await look(page, 'portal-submit-refused');
    await page.getByLabel('Name of who attests').fill('Priya Nair');
    await page.getByLabel('Title', { exact: true }).fill('CISO');
    await page.getByLabel(/I have authority/).check();
    await page.getByRole('button', { name: /^Submit to/ }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    await page.getByText('You can stop here', { exact: false }).waitFor();
    await look(page, 'portal-submitted');
    expect((await desk.agent.get(desk.at('')).expect(200)).body.submissions).toHaveLength(1);

    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your requests' }).waitFor();
    await look(page, 'portal-tasks');
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await look(page, 'portal-help');
    await page.goto(`${screens.base}/portal/open#${key}`);
    await page.getByRole('button', { name: 'Continue as Priya Nair' }).waitFor();
    await look(page, 'portal-open-again');
    await page.getByRole('button', { name: 'Continue as Priya Nair' }).click();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Open the link in your mail' }).waitFor();
    await look(page, 'portal-signed-out');
    await page.goto(`${screens.base}/portal/open#${randomUUID()}`);
    await page.getByText('This link is not one of ours', { exact: false }).waitFor();
    await look(page, 'portal-not-ours');
    expect(objected).toEqual([]);
  }, 180_000);

  it('an ended session and a lost connection cost no text', async () => {
    const { request } = await sendRequest(await makeOrganization(screens.running));
    const key = await invitationKey(screens.running, request.id);
    const context = await newPhone();
    const page = await context.newPage();
    await enter(page, key, false);
    const desk = await deskOf(page, key, request.id);
    await page.getByRole('link', { name: 'Start with the first question' }).click();
    const comment = page.getByLabel(/What should .* know/);
    await comment.waitFor();
    await page.goto(`${screens.base}/portal/${desk.slug}/requests/${request.id}/check`);
    await page.getByRole('heading', { level: 2, name: /Before you can submit/ }).waitFor();
    await look(page, 'portal-check-early');
    await page.getByRole('link', { name: /^In which role/ }).first().click();
    await page.getByRole('button', { name: 'Save and go back' }).waitFor();

    await context.setOffline(true);
    await comment.fill('Written in a tunnel');
    await page.getByText('Not saved, trying again').first().waitFor();
    await page.getByText('1 change is in this tab and not saved yet. Leave it open.').waitFor();
    await look(page, 'portal-offline');
    await context.setOffline(false);
    await page.getByText(/^Saved \d/).first().waitFor();

    await context.clearCookies();
    await comment.fill('Written after the session had ended');
    await page.getByRole('dialog', { name: 'You were signed out' }).waitFor();
    await look(page, 'portal-session-ended');
    const [answer] = await Promise.all([page.waitForResponse(/\/api\/portal\/codes$/), page.getByRole('button', { name: 'Send code' }).click()]);
    const { challengeId } = (await answer.json()) as { challengeId: string };
    await page.getByRole('dialog').getByLabel('Code', { exact: true }).fill(codeOf(challengeId));
    await look(page, 'portal-session-code');
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/^Saved \d/).first().waitFor();
    expect(await comment.inputValue()).toBe('Written after the session had ended');
    const renewed = await deskOf(page, key, request.id);
    expect((await renewed.agent.get(desk.at('/answers/PRO-01')).expect(200)).body).toMatchObject({ comment: 'Written after the session had ended', version: 2 });
    expect(objected).toEqual([]);
  }, 90_000);

  it('what comes back is amended, beside the reviewer’s words; then the decision is read', async () => {
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office);
    const key = await invitationKey(screens.running, request.id);
    const page = await (await newPhone()).newPage();
    await enter(page, key, false);
    const desk = await deskOf(page, key, request.id);
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    const review = async () => (await eventually(() => office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200))).body;
    await review();
    await office.agent.put(office.at(`/requests/${request.id}/review/verdicts/PRO-05`)).set('if-match', '"0"').send({ verdict: 'returned', outgoingText: 'Who may reach it from outside?' }).expect(200);
    const { body: { version } } = await office.agent.post(office.at(`/requests/${request.id}/review/acceptance`)).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/review/return`)).set('if-match', `"${version}"`).send({ message: 'One question back, by Friday if you can.' }).expect(200);

    await page.reload();
    await page.getByText('One question back, by Friday if you can.').waitFor();
    await look(page, 'portal-returned');
    await page.getByRole('link', { name: 'Go to the first question' }).click();
    await page.getByText('“Who may reach it from outside?”').waitFor();
    await page.getByLabel(/What should .* know/).fill('Two administrators, over VPN.');
    await look(page, 'portal-returned-question');
    await page.getByRole('button', { name: 'Continue to check your answers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
    expect(await page.getByRole('link', { name: /^Change/ }).count()).toBe(1);
    await page.goto(`${screens.base}/portal/${desk.slug}/requests/${request.id}/questions/PRO-01`);
    await page.getByText('It does not change any more', { exact: false }).waitFor();
    await look(page, 'portal-frozen');
    await page.goto(`${screens.base}/portal/${desk.slug}/requests/${request.id}/check`);
    await page.getByLabel('Name of who attests').fill('Priya Nair');
    await page.getByLabel('Title', { exact: true }).fill('CISO');
    await page.getByLabel(/I have authority/).check();
    await page.getByRole('button', { name: /^Submit to/ }).click();
    await page.getByText('Number 2').waitFor();

    await eventually(async () => expect((await review()).submissionNumber).toBe(2));
    const { body: second } = await office.agent.post(office.at(`/requests/${request.id}/review/acceptance`)).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', `"${second.version}"`).send({ decision: 'approved_with_conditions', reason: 'Fit for the service', conditions: [{ text: 'Send the next SOC 2 report', severity: 'low', dueOn: dayAhead(200) }] }).expect((answer) => { if (answer.status >= 300) throw new Error(JSON.stringify(answer.body)); });
    await page.reload();
    await page.getByText('Approved with conditions').waitFor();
    await look(page, 'portal-decided');
    expect(objected).toEqual([]);
  }, 90_000);

  it('a request that was withdrawn says so, at its link and on its page', async () => {
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office);
    const key = await invitationKey(screens.running, request.id);
    const page = await (await newPhone()).newPage();
    await enter(page, key, false);
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'The service was cancelled' }).expect((answer) => { if (answer.status >= 300) throw new Error(JSON.stringify(answer.body)); });
    await page.reload();
    await page.getByText('withdrew this request: The service was cancelled', { exact: false }).waitFor();
    await look(page, 'portal-withdrawn');
    await page.goto(`${screens.base}/portal/open#${key}`);
    await page.getByText('has withdrawn this request', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Send code' }).count()).toBe(0);
    await look(page, 'portal-open-withdrawn');
    expect(objected).toEqual([]);
  }, 60_000);
});
