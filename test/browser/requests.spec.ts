import { randomUUID } from 'node:crypto';
import { objections, withBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { answerAll, dayAhead, enterPortal, plausible } from '../support/exchange.js';
import { makeSetUpKey, PASSWORD } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';

withBrowser('a request, in the officer’s browser', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens({ worker: true }); });
  afterAll(() => screens?.stop());
  it('is sent, reviewed by keyboard, sent back in part, decided, and printed; each number on Today opens its list', async () => {
    const key = await makeSetUpKey(screens.running);
    const page = await screens.browser.newPage();
    const objected: string[] = [];
    const { body: { slug } } = { body: await (await page.request.post(`${screens.base}/api/console/set-up`, { data: { key, organization: { name: 'Harbor Clinic', kind: 'covered_entity', zone: 'America/Chicago' }, owner: { name: 'Ana Ruiz', email: 'ana@harbor.example', password: PASSWORD } } })).json() };
    const api = `${screens.base}/api/console/${slug}`;
    const vendor = await (await page.request.post(`${api}/vendors`, { data: { legalName: 'Riverside Imaging, LLC' } })).json();
    await page.request.post(`${api}/vendors/${vendor.id}/contacts`, { data: { name: 'Priya Nair', email: 'priya@riverside.example' } });
    await page.request.post(`${api}/vendors/${vendor.id}/engagements`, { data: { service: 'Night reads', phi: 'flows' } });

    const read = async (path: string) => (await page.request.get(`${api}${path}`)).json();
    /** What a job does after an act is waited for where it is done; a page that was read before asks again only after a minute. */
    const done = (path: string, fields: object) => eventually(async () => expect(await read(path)).toMatchObject(fields), 30_000);

    await done('/today', { checkedAt: expect.any(String) });
    await page.goto(`${screens.home}/${slug}/today`);
    await page.getByText('Nothing is overdue').waitFor();
    await page.getByText(/Checked/).waitFor();
    objected.push(...(await objections(page, 'today-empty')));
    await page.getByRole('link', { name: /PHI flows, no agreement in force/ }).click();
    await page.getByRole('link', { name: 'Riverside Imaging, LLC' }).click();
    await page.getByRole('button', { name: 'Send a request' }).click();
    await page.getByRole('button', { name: 'Preview as the vendor sees it' }).click();
    await page.getByRole('heading', { name: 'Service and PHI profile' }).waitFor();
    objected.push(...(await objections(page, 'questionnaire-preview')));
    await page.getByRole('button', { name: 'Back' }).click();
    objected.push(...(await objections(page, 'send-request')));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Steps' }).waitFor();
    objected.push(...(await objections(page, 'request')));
    const requestId = page.url().split('/').at(-1) as string;

    const desk = await enterPortal(screens.running, requestId);
    // Its risk class may send documents in place of answering; it answers.
    await desk.agent.put(desk.at('/answers/DOC-00')).set('if-match', '"0"').send({ saveId: randomUUID(), value: 'questions', none: false, comment: '' }).expect(200);
    await desk.agent.post(desk.at('/evidence?name=policy.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')).expect(201);
    await answerAll(desk, (question) => (question.type === 'yes_no_na' && /^(GOV|ACC|CRY)/.test(question.id) && question.gapAnswers?.length ? { value: 'no', none: false } : plausible(question)));
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);

    await done(`/requests/${requestId}/review`, { submissionNumber: 1 });
    await done('/today', { counts: { toReview: 1 } });
    await page.getByRole('link', { name: 'Today' }).first().click();
    await page.getByRole('link', { name: /^1 ?To review/ }).waitFor();
    objected.push(...(await objections(page, 'today')));
    await page.getByRole('link', { name: /^1 ?To review/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    await page.getByRole('link', { name: 'Riverside Imaging, LLC' }).waitFor();
    objected.push(...(await objections(page, 'requests')));
    await page.getByRole('link', { name: 'Riverside Imaging, LLC' }).click();
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByRole('button', { name: /^Accept \d+ without a gap$/ }).waitFor();
    objected.push(...(await objections(page, 'review')));
    const question = page.getByRole('article').getByRole('heading', { level: 2 });
    const first = await question.innerText();
    await page.keyboard.press('a');
    await page.getByText('1 accepted').waitFor();
    await question.filter({ hasNotText: first }).waitFor();
    await page.keyboard.press('c');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Since when is this so?');
    await page.getByRole('button', { name: /^Send back/ }).click();
    await page.getByRole('button', { name: /^Send 1 back in one mail$/ }).click();
    objected.push(...(await objections(page, 'send-back')));
    await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
    await page.getByText('It is with the vendor again.').waitFor();

    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await done(`/requests/${requestId}/review`, { submissionNumber: 2 });
    await page.reload();
    await page.getByText(/Submission 2, received/).waitFor();
    await page.getByRole('button', { name: /^Accept \d+ without a gap$/ }).click();
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByLabel('Approved with conditions').check();
    await page.getByLabel('What is to be done').fill('A second factor');
    await page.getByLabel('By', { exact: true }).fill(dayAhead(90));
    await page.getByLabel('Reason').fill('Good but for one');
    objected.push(...(await objections(page, 'decide')));
    await page.getByRole('dialog').getByRole('button', { name: 'Decide' }).click();
    await page.getByText('It is decided; nothing changes any more.').waitFor();
    await page.getByRole('button', { name: 'Make a report' }).click();
    await page.getByRole('button', { name: /^Download PDF/ }).waitFor({ timeout: 30_000 });
    objected.push(...(await objections(page, 'review-decided')));
    await eventually(async () => expect(JSON.stringify(await read(`/vendors/${vendor.id}/evidence`))).toContain('policy.pdf'), 30_000);
    await page.goto(`${screens.home}/${slug}/vendors/${vendor.id}`);
    await page.getByRole('rowheader', { name: /policy.pdf/ }).waitFor();
    objected.push(...(await objections(page, 'vendor-with-request')));
    expect(objected).toEqual([]);
  }, 120_000);
});
