import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { objections, withBrowser } from '../support/browser.js';
import { codeOf, enterPortal, invitationKey, sendRequest } from '../support/exchange.js';
import { makeOrganization } from '../support/organization.js';
import { openScreens, overflows, type Screens } from '../support/screens.js';

withBrowser('answering in Excel, in a browser', () => {
  let screens: Screens;
  let page: Page;
  let desk: Awaited<ReturnType<typeof enterPortal>>;
  const objected: string[] = [];
  beforeAll(async () => {
    screens = await openScreens();
    const office = await makeOrganization(screens.running);
    const { request } = await sendRequest(office);
    desk = await enterPortal(screens.running, request.id);
    page = await screens.desk();
    // In by the mail's link and its code, as a person comes.
    await page.goto(`${screens.base}/portal/open#${await invitationKey(screens.running, request.id)}`);
    await page.getByRole('button', { name: 'Send code' }).press('Enter');
    await page.getByLabel('Code', { exact: true }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(new URL(page.url()).hash.slice(1).split('.')[0]));
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Answer in Excel instead' }).waitFor();
  });
  afterAll(() => screens?.stop());

  const judge = async (name: string): Promise<void> => {
    objected.push(...(await objections(page, name)), ...(await overflows(page, name)));
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  it('a workbook is downloaded, filled in, compared and applied by keyboard; a conflict is shown and not overwritten', async () => {
    await page.getByRole('link', { name: 'Answer in Excel instead' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Answer in Excel' }).waitFor();
    await judge('workbook');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as Excel' }).press('Enter');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await (await downloading).path());
    const type = (id: string, value: string) => {
      for (const sheet of workbook.worksheets) for (let row = 2; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === id && !sheet.getCell(row, 8).value) sheet.getCell(row, 3).value = value;
    };
    type('PRO-02', 'Yes');
    type('PRO-07', 'No');
    type('PRO-03', 'many');
    type('GOV-04', 'The CISO of Riverside Imaging');
    await desk.agent.put(desk.at('/answers/GOV-04')).set('if-match', '"0"').send({ saveId: '019ad5c6-1c2e-7c47-8d6f-4cf4b3a1c001', value: 'Priya Nair', none: false, comment: '' }).expect(200);
    const path = join(tmpdir(), `answers-${process.pid}.xlsx`);
    writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
    await page.getByLabel('Choose a file').setInputFiles(path);
    await page.getByText('2 new, 0 changed, 1 changed on both sides, 1 not understood.').waitFor();
    await page.getByText('“many” is not a number.').waitFor();
    await judge('workbook-preview');
    await page.getByRole('button', { name: 'Apply: save 2 answers' }).press('Enter');
    await page.getByText('2 answers saved.').waitFor();
    await judge('workbook-applied');
    const { body } = await desk.agent.get(desk.at('/answers/GOV-04')).expect(200);
    expect(body.value).toBe('Priya Nair');
    await page.getByLabel('Choose another file').setInputFiles({ name: 'x.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook at all') });
    await page.getByRole('heading', { name: 'The workbook was not taken' }).waitFor();
    await judge('workbook-refused');
    expect(objected).toEqual([]);
  }, 180_000);
});
