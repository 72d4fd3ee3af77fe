import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { openScreens, overflows, type Screens, signIn } from '../support/screens.js';

withBrowser('writing questionnaires, in a browser', () => {
  let screens: Screens;
  let office: Office;
  let page: Page;
  const objected: string[] = [];
  beforeAll(async () => {
    screens = await openScreens();
    office = await makeOrganization(screens.running);
    page = await screens.desk();
    await signIn(page, screens, office);
  });
  afterAll(() => screens?.stop());

  const judge = async (name: string): Promise<void> => {
    objected.push(...(await objections(page, name)), ...(await overflows(page, name)));
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');

  it('one is begun, written, put in order, tried, mended and published by keyboard', async () => {
    await page.goto(`${screens.home}/${office.slug}/questionnaires`);
    await page.getByText('No questionnaire of your own').waitFor();
    await judge('library');
    await press('New questionnaire');
    await page.getByLabel('Title').fill('Cloud questions');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Cloud questions' }).waitFor();
    await press('Add a section');
    await page.getByLabel('Title').fill('Hosting');
    await press('Add a question to Hosting');
    await page.keyboard.type('Do you host our data?'); // the new question has the focus
    await page.getByLabel('Why we ask').fill('Data in a cloud needs an agreement (164.308(b)(1)).');
    await press('Add a gap rule');
    await page.getByLabel('Gap rule 1: answers').getByLabel('No', { exact: true }).check();
    await page.getByLabel('Gap rule 1: answers').getByLabel('Yes', { exact: true }).uncheck();
    await press('Add one after it');
    await page.keyboard.type('Where is it?');
    await page.getByLabel('Answered by').selectOption('long_text');
    await press('Add a condition');
    await page.getByText('and at least').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    await judge('builder');

    // The check leads to the field; what it found is mended there.
    await press('1 error');
    await press(/gap rule 1 does not say what is wrong/);
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('f-gapAnswers-0-finding');
    await page.keyboard.type('Data is hosted without a word');

    // Alt with an arrow moves a question, and it keeps the focus.
    const outline = page.getByRole('navigation', { name: 'Sections and questions' });
    await outline.getByRole('button', { name: /Q-2/ }).press('Alt+ArrowUp');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Q-2');
    expect((await outline.getByRole('button', { name: /^Q-/ }).allTextContents()).map((text) => text.slice(0, 3))).toEqual(['Q-2', 'Q-1']);
    await press(/errors?$/);
    await page.getByText('a condition waits for Q-1, which is asked later').waitFor();
    await outline.getByRole('button', { name: /Q-2/ }).press('Alt+ArrowDown');

    await press('Try it as the vendor');
    await page.getByText('1 question by these answers, 1 more by others.', { exact: false }).waitFor();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('heading', { name: /^Where is it\?/ }).waitFor();
    await judge('tried');
    await press('Back to writing');

    await press('Save');
    await page.getByText('Saved', { exact: true }).waitFor();
    await press('Title and versions');
    await press('Publish version 1');
    await page.getByText(/^Version 1,/).waitFor();
    await judge('published');
  }, 180_000);

  it('somebody else was first: both texts are shown, question by question, and nothing is lost', async () => {
    const [{ id }] = (await office.agent.get(office.at('/questionnaire-library')).expect(200)).body;
    const { body: held } = await office.agent.get(office.at(`/questionnaire-library/${id}`)).expect(200);
    await page.goto(`${screens.home}/${office.slug}/questionnaires/${id}`);
    await page.getByLabel('Question', { exact: true }).fill('Do you host any of our data?');
    const theirs = structuredClone(held.draft);
    theirs.questions[0].text = 'Do you or others host our data?';
    theirs.questions[1].help = 'A city is enough.';
    await office.agent.put(office.at(`/questionnaire-library/${id}`)).set('if-match', `"${held.version}"`).send({ draft: theirs }).expect(200);
    await press('Save');
    await page.getByText('changed this questionnaire while you were editing').waitFor();
    await judge('conflict');
    await press('Save this choice');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { body: after } = await office.agent.get(office.at(`/questionnaire-library/${id}`)).expect(200);
    expect(after.draft.questions).toMatchObject([{ text: 'Do you host any of our data?' }, { help: 'A city is enough.' }]);
    await page.getByRole('navigation', { name: 'Sections and questions' }).getByRole('button', { name: 'Title and versions' }).press('Enter');
    await page.getByText('asks something else now', { exact: false }).waitFor();
    await judge('changes');
  }, 180_000);

  it('what was typed and not saved is there again after another screen', async () => {
    const [{ id }] = (await office.agent.get(office.at('/questionnaire-library')).expect(200)).body;
    await page.goto(`${screens.home}/${office.slug}/questionnaires/${id}`);
    await page.getByLabel('Help').fill('Typed and not saved');
    await page.getByRole('link', { name: 'Questionnaires', exact: true }).first().click();
    await page.getByRole('link', { name: 'Cloud questions', exact: true }).click();
    expect(await page.getByLabel('Help').inputValue()).toBe('Typed and not saved');
    await press('Save');
    await page.getByText('Saved', { exact: true }).waitFor();
  }, 180_000);

  it('a file is read, its columns are told, and it becomes a draft', async () => {
    const path = join(tmpdir(), `questions-${process.pid}.csv`);
    writeFileSync(path, 'Nr;Frage;Bereich\n1;Do you use MFA?;Access\n2;;Access\n3;Describe training.;People\n');
    await page.goto(`${screens.home}/${office.slug}/questionnaires`);
    await page.getByRole('link', { name: 'Import a file' }).press('Enter');
    await page.getByLabel('Choose a file').setInputFiles(path);
    await page.getByText('No column is known to hold questions', { exact: false }).waitFor();
    await page.getByLabel('What Frage holds').selectOption('text');
    await page.getByLabel('What Bereich holds').selectOption('section');
    await page.getByText('2 questions in 2 sections; 1 row left out.', { exact: false }).waitFor();
    await judge('import');
    await page.getByLabel('Title').fill('From a file');
    await press('Import 2 questions');
    await page.getByRole('heading', { level: 1, name: 'From a file' }).waitFor();
  }, 180_000);

  it('a copy of what we ship opens, at a phone’s width too', async () => {
    await page.goto(`${screens.home}/${office.slug}/questionnaires`);
    await press('Copy HIPAA Business Associate Security Questionnaire');
    await press('Copy it');
    await page.getByRole('heading', { level: 1, name: /our copy/ }).waitFor();
    await judge('copy');
    await page.goto(`${screens.home}/${office.slug}/questionnaires/hipaa-ba-low-risk`);
    await page.getByText('Holdfast ships it and keeps its words', { exact: false }).waitFor();
    await judge('shipped');
    expect(objected).toEqual([]);
  }, 180_000);
});
