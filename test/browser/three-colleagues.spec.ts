import { randomUUID } from 'node:crypto';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Page } from 'playwright-core';
import { withBrowser } from '../support/browser.js';
import { enterAsColleague } from '../support/colleagues.js';
import { codeOf, type Desk, enterPortal } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens } from '../support/screens.js';
import { sendMade } from '../support/send-made.js';

const SECTIONS = 12;
const A_SECTION = 25;
const questionOf = (section: number, at: number): Question => ({
  id: `S${section}-${at}`, section: `s${section}`, text: `Section ${section}, matter ${at}: how is it done?`, type: section === 1 && at === 1 ? 'yes_no_na' : 'text', required: true,
  ...(section === 3 && { showIf: { all: [{ question: 'S1-1', op: 'in' as const, value: ['yes'] }] } }),
});
/** Journey 4: three hundred questions; the first decides whether the third section is asked. */
const THREE_HUNDRED: Questionnaire = {
  id: 'three-hundred', title: 'Three hundred questions', version: '1',
  sections: Array.from({ length: SECTIONS }, (_, at) => ({ id: `s${at + 1}`, title: `Section ${at + 1}` })),
  questions: Array.from({ length: SECTIONS }, (_, section) => Array.from({ length: A_SECTION }, (_, at) => questionOf(section + 1, at + 1))).flat(),
};
const textOf = (who: string, id: string) => `${who} on ${id}: as written in chapter ${id}, “word for word”.`;

withBrowser('three hundred questions, three colleagues', () => {
  let screens: Screens;
  beforeAll(async () => { screens = await openScreens(); });
  afterAll(() => screens?.stop());

  const write = async ({ agent, at }: Desk, who: string, section: number, from = 1) => {
    for (let number = from; number <= A_SECTION; number++) {
      const id = `S${section}-${number}`;
      await agent.put(at(`/answers/${id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), value: id === 'S1-1' ? 'yes' : textOf(who, id), none: false, comment: '' }).expect(200);
    }
  };

  it('parts go out, come back, a changed gate hides a colleague’s forty minutes and gives them back, and every character is submitted', async () => {
    const office = await makeOrganization(screens.running);
    const id = await sendMade(screens.running, office, THREE_HUNDRED);
    const lead = await enterPortal(screens.running, id);
    await write(lead, 'Lead', 1);
    const page: Page = await (await screens.browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${screens.base}/portal/open#${lead.key}`);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Hand a part to a colleague' }).click();
    for (const [name, sections] of [['Tom Berg', [3]], ['Ida Holm', [4, 5]], ['Kai Lund', [6, 7, 8]]] as const) {
      for (const section of sections) await page.getByRole('checkbox', { name: new RegExp(`^Section ${section} `) }).check();
      await page.getByLabel('Her or his name').fill(name);
      await page.getByLabel('E-mail', { exact: true }).fill(`${randomUUID()}@riverside.example`);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText(name, { exact: true }).waitFor();
    }
    const { body: handed } = await lead.agent.get(lead.at('/delegations')).expect(200);
    expect(handed.map(({ questions }: { questions: string[] }) => questions.length)).toEqual([25, 50, 75]);
    const [tom, ida, kai] = [await enterAsColleague(screens.running, lead, handed[0].id), await enterAsColleague(screens.running, lead, handed[1].id), await enterAsColleague(screens.running, lead, handed[2].id)];
    await Promise.all([
      write(tom, 'Tom', 3),
      (async () => { for (const section of [4, 5]) await write(ida, 'Ida', section); })(),
      (async () => { for (const section of [6, 7, 8]) await write(kai, 'Kai', section); })(),
      (async () => { for (const section of [2, 9, 10, 11]) await write(lead, 'Lead', section); await write(lead, 'Lead', 12, 2); })(),
    ]);

    // The gate, in the lead's own browser: what Tom wrote is kept, said to be his, and comes back.
    const go = (path: string) => page.goto(`${screens.base}/portal/${lead.slug}/requests/${id}${path}`);
    await go('/questions/S1-1');
    await page.getByLabel('No', { exact: true }).check();
    await page.getByText('25 fewer questions apply because of your answer.').waitFor();
    await page.getByText(/^Saved \d/).first().waitFor();
    await go('');
    await page.getByText(/So 25 answers are not asked for any more/).waitFor();
    await page.getByText('Which, and who wrote them').click();
    expect(await page.getByText('Written by Tom Berg').count()).toBe(25);
    await go('/questions/S1-1');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByText(/^Saved \d/).first().waitFor();
    for (const { agent, at } of [tom, ida, kai]) await agent.post(at('/part/return')).expect(204);

    // One is open still: the page leads to it, and then to the end.
    await go('/check');
    await page.getByText('1 thing is left to do before you can submit.').waitFor();
    await page.getByRole('link', { name: /^Section 12, matter 1/ }).first().click();
    await page.getByLabel('Your answer').fill(textOf('Lead', 'S12-1'));
    await page.getByRole('button', { name: 'Save and go back' }).click();
    await page.getByLabel('Name of who attests').fill('Priya Nair');
    await page.getByLabel('Title', { exact: true }).fill('CISO');
    await page.getByLabel(/I have authority/).check();
    await page.getByRole('button', { name: /^Submit to/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();

    const { body: task } = await lead.agent.get(lead.at('')).expect(200);
    expect(task).toMatchObject({ asked: 300, answered: 300, hidden: [], submissions: [{ number: 1 }] });
    const authors = new Map<string, number>();
    for (const { question, value, savedBy } of task.answers as { question: string; value: string; savedBy: string }[]) {
      authors.set(savedBy, (authors.get(savedBy) ?? 0) + 1);
      const who = savedBy === 'Priya Nair' ? 'Lead' : savedBy.split(' ')[0];
      expect([question, value]).toEqual([question, question === 'S1-1' ? 'yes' : textOf(who, question)]);
    }
    expect(Object.fromEntries(authors)).toEqual({ 'Priya Nair': 150, 'Tom Berg': 25, 'Ida Holm': 50, 'Kai Lund': 75 });
  }, 300_000);
});
