import { dataOf } from '@holdfast/api-client/client';
import { optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import ExcelJS from 'exceljs';
import { IN_EXCEL, type Round } from './round-steps.js';
import { plausible } from './request-steps.js';
import { expectThat } from './until.js';

/** Columns of a workbook of questions, from 1. */
const ID = 1;
const ANSWER = 3;

/** Answers a section in Excel: what is typed is shown before it is saved, saved once, and then there is nothing left to do. Says how many answers were saved. */
export const answeringInExcel = async ({ lead: { api, one, read }, questionnaire }: Round): Promise<number> => {
  const bytes = await dataOf(api.GET('/api/portal/{organization}/requests/{id}/workbook', { params: one, parseAs: 'arrayBuffer' })) as unknown as ArrayBuffer;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const typed = typeIn(workbook, questionnaire.questions.filter(({ section }) => section === IN_EXCEL));
  expectThat(typed.length > 0, 'the workbook has no row of the section that is answered in it');

  const upload = { params: one, headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(await workbook.xlsx.writeBuffer()) as never, bodySerializer: (body: unknown) => body as never };
  const preview = () => dataOf(api.POST('/api/portal/{organization}/requests/{id}/workbook/preview', upload));
  const { changes } = await preview();
  const wrong = changes.filter(({ outcome }) => outcome !== 'new');
  expectThat(changes.length === typed.length && wrong.length === 0, `${typed.length} answers were typed and ${changes.length} are seen: ${wrong.map(({ question, sentence, outcome }) => `${question} ${sentence ?? outcome}`).join('; ')}`);
  expectThat((await read()).answers.every(({ question, version }) => version === 0 || !typed.includes(question)), 'looking at a workbook saved it');
  const { saved, left } = await dataOf(api.POST('/api/portal/{organization}/requests/{id}/workbook/application', upload));
  expectThat(saved === typed.length && left.length === 0, `${saved} of ${typed.length} typed answers were saved, ${left.length} were not`);
  const again = await preview();
  expectThat(again.changes.length === 0, `once it is saved, ${again.changes.length} changes are left`);
  return saved;
};

/** Types an answer into the row of each of these questions; says which it found. */
const typeIn = (workbook: ExcelJS.Workbook, questions: readonly Question[]): string[] => {
  const typed: string[] = [];
  for (const sheet of workbook.worksheets) {
    for (let row = 2; row <= sheet.rowCount; row++) {
      const question = questions.find(({ id }) => id === sheet.getCell(row, ID).value);
      if (!question || question.type === 'multi_choice') continue; // a row an option: the page is shorter
      const [first] = optionsOf(question);
      sheet.getCell(row, ANSWER).value = first?.label ?? (plausible(question).value as ExcelJS.CellValue);
      typed.push(question.id);
    }
  }
  return typed;
};
