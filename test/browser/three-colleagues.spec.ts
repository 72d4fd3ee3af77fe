import { randomUUID } from 'node:crypto';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { withBrowser } from '../support/browser.js';
import { colleagueKey, enterAsColleague } from '../support/colleagues.js';
import { type Desk, enterPortal, letHear } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, type Screens, typeCode } from '../support/screens.js';
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

  /** What each wrote, by question. */
  const given = new Map<string, { who: string; text: string }>();
  const write = async ({ agent, at }: Desk, who: string, section: number, from = 1) => {
    for (let number = from; number <= A_SECTION; number++) {
      const id = `S${section}-${number}`;
      const text = id === 'S1-1' ? 'yes' : textOf(who, id);
      await agent.put(at(`/answers/${id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), value: text, none: false, comment: '' }).expect(200);
      given.set(id, { who, text });
    }
  };
  /** In by the mail's link and its code, as a person comes. */
  const enter = async (key: string): Promise<Page> => {
    const page = await (await screens.browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${screens.base}/portal/open#${key}`);
    await typeCode(page);
    return page;
  };
  /** A colleague who prefers a file: her part out, filled in, compared, applied, given back. */
  const writeByWorkbook = async (page: Page, who: string, sections: readonly number[]) => {
    await page.getByRole('link', { name: 'Answer in Excel instead' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as Excel' }).click();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await (await downloading).path());
    const found: number[] = [];
    for (const sheet of workbook.worksheets) {
      for (let row = 2; row <= sheet.rowCount; row += 1) {
        const [, section, number] = /^S(\d+)-(\d+)$/.exec(String(sheet.getCell(row, 1).value)) ?? [];
        if (!section) continue;
        found.push(Number(section));
        const text = textOf(who, `S${section}-${number}`);
        sheet.getCell(row, 3).value = text;
        given.set(`S${section}-${number}`, { who, text });
      }
    }
    expect(found).toEqual(sections.flatMap((section) => Array.from({ length: A_SECTION }, () => section))); // her part, and no more
    await page.getByLabel('Choose a file').setInputFiles({ name: 'questions.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await workbook.xlsx.writeBuffer()) });
    await page.getByText(`${found.length} new, 0 changed, 0 changed on both sides, 0 not understood.`).waitFor();
    await page.getByRole('button', { name: `Apply: save ${found.length} answers` }).click();
    await page.getByText(`${found.length} answers saved.`).waitFor();
    await page.getByRole('link', { name: 'Back to all sections' }).first().click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Give it back' }).click();
    await page.getByText(/^You gave your part back to/).waitFor();
  };

  it('parts go out, one is answered in Excel, they come back, a changed gate hides a colleague’s forty minutes and gives them back, and every character reaches who asked', async () => {
    const office = await makeOrganization(screens.running);
    const id = await sendMade(screens.running, office, THREE_HUNDRED);
    const lead = await enterPortal(screens.running, id);
    await write(lead, 'Lead', 1);
    const page = await enter(lead.key);
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
    const [tom, kai] = [await enterAsColleague(screens.running, lead, handed[0].id), await enterAsColleague(screens.running, lead, handed[2].id)];
    const ida = await enter(await colleagueKey(screens.running, lead.slug, handed[1].id));
    await Promise.all([
      write(tom, 'Tom', 3),
      writeByWorkbook(ida, 'Ida', [4, 5]),
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
    for (const { agent, at } of [tom, kai]) await agent.post(at('/part/return')).expect(204);

    // One is open still: the page leads to it, and then to the end.
    await go('/check');
    await page.getByText('1 thing is left to do before you can submit.').waitFor();
    await page.getByRole('link', { name: /^Section 12, matter 1/ }).first().click();
    given.set('S12-1', { who: 'Lead', text: textOf('Lead', 'S12-1') });
    await page.getByLabel('Your answer').fill(textOf('Lead', 'S12-1'));
    await page.getByRole('button', { name: 'Save and go back' }).click();
    await page.getByLabel('Name of who attests').fill('Priya Nair');
    await page.getByLabel('Title', { exact: true }).fill('CISO');
    await page.getByLabel(/I have authority/).check();
    await page.getByRole('button', { name: /^Submit to/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();

    const { body: task } = await lead.agent.get(lead.at('')).expect(200);
    expect(task).toMatchObject({ asked: 300, answered: 300, hidden: [], submissions: [{ number: 1 }] });
    const authorOf = (savedBy: string) => (savedBy === 'Priya Nair' ? 'Lead' : savedBy.split(' ')[0]);
    const arrived = new Map((task.answers as { question: string; value: string; savedBy: string }[]).map(({ question, value, savedBy }) => [question, { who: authorOf(savedBy), text: value }]));
    expect(arrived.size).toBe(300);
    expect(arrived).toEqual(given);
    const count = (who: string) => [...given.values()].filter((each) => each.who === who).length;
    expect({ Lead: count('Lead'), Tom: count('Tom'), Ida: count('Ida'), Kai: count('Kai') }).toEqual({ Lead: 150, Tom: 25, Ida: 50, Kai: 75 });
    await letHear(screens.running);
    const { body: { questions } } = await office.agent.get(office.at(`/requests/${id}/review`)).expect(200);
    const reviewed = new Map((questions as { id: string; answer: string }[]).map(({ id, answer }) => [id, answer]));
    expect(reviewed).toEqual(new Map(THREE_HUNDRED.questions.map(({ id }) => [id, id === 'S1-1' ? 'Yes' : given.get(id)?.text])));
  }, 300_000);
});
