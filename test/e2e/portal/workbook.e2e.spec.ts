import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { readDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { optionsOf } from '@holdfast/domain/questionnaires/questionnaire';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { Spreadsheets } from '../../../apps/api/src/platform/spreadsheets/spreadsheets.js';
import { enterAsColleague, handOver } from '../../support/colleagues.js';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, plausible, sendRequest } from '../../support/exchange.js';
import { figure } from '../../support/figure.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const options = [{ value: 'a', label: 'One, or more' }, { value: 'b', label: 'None' }];
const EVERY = readDocument({
  title: 'Every type', sections: [{ id: 's', title: 'First' }],
  questions: [
    { id: 'Y', text: 'Y?', type: 'yes_no_na' }, { id: 'S', text: 'S?', type: 'single_choice', options }, { id: 'M', text: 'M?', type: 'multi_choice', options }, { id: 'N', text: 'N?', type: 'number', allowNone: true }, { id: 'D', text: 'D?', type: 'date' },
    { id: 'T', text: 'T?', type: 'text' }, { id: 'L', text: 'L?', type: 'long_text' }, { id: 'R', text: 'R?', type: 'table', columns: [{ id: 'name', label: 'Name', type: 'text' }, { id: 'since', label: 'Since', type: 'date' }, { id: 'kinds', label: 'Kinds', type: 'choices', options }] }, { id: 'F', text: 'F?', type: 'file' },
  ].map((question) => ({ section: 's', scored: false, ...question })),
}).document;

describe('answering in Excel', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const openFor = async (document: object): Promise<Desk> => {
    const { body: { id } } = await office.agent.post(office.at('/questionnaire-library')).send({ title: 'x' }).expect(201);
    await office.agent.put(office.at(`/questionnaire-library/${id}`)).set('if-match', '"1"').send({ draft: document }).expect(200);
    await office.agent.post(office.at(`/questionnaire-library/${id}/versions`)).set('if-match', '"2"').send({ note: '' }).expect(201);
    const { vendor, contact } = await sendRequest(office, `Vendor ${randomUUID()}`);
    const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: id, dueOn: dayAhead(20) }).expect(201);
    return enterPortal(running, request.id);
  };
  const download = async ({ agent, at }: Desk): Promise<ExcelJS.Workbook> => {
    const { body } = await agent.get(at('/workbook')).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(body as never);
    return workbook;
  };
  const send = async ({ agent, at }: Desk, act: 'preview' | 'application', workbook: ExcelJS.Workbook) => agent.post(at(`/workbook/${act}`)).set('content-type', 'application/octet-stream').send(Buffer.from(await workbook.xlsx.writeBuffer()));
  const preview = async (desk: Desk, workbook: ExcelJS.Workbook) => (await send(desk, 'preview', workbook)).body;
  const save = ({ agent, at }: Desk, question: string, version: number, value: unknown, comment = '') => agent.put(at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value, none: false, comment }).expect(200);
  /** The cell in this column (from 1) of the row of a question, or of one of its options. */
  const cellOf = (workbook: ExcelJS.Workbook, id: string, column = 3, part = ''): ExcelJS.Cell => {
    for (const sheet of workbook.worksheets) for (let row = 2; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === id && String(sheet.getCell(row, 8).value ?? '') === part) return sheet.getCell(row, column);
    throw new Error(`No row of ${id}`);
  };
  const typed = (workbook: ExcelJS.Workbook, id: string, value: ExcelJS.CellValue, column = 3, part = ''): void => { cellOf(workbook, id, column, part).value = value; };

  it('a workbook has drop-downs, cells that are locked, and an answer of every type; unchanged it changes nothing', async () => {
    const desk = await openFor(EVERY);
    const values = { Y: 'na', S: 'a', M: ['a', 'b'], N: 3.5, D: '2025-12-24', T: '=HYPERLINK("x")', L: 'a\nb', R: [{ name: '+1', since: '2020-02-29', kinds: ['a', 'b'] }, { name: 'Second' }] };
    for (const [question, value] of Object.entries(values)) await save(desk, question, 0, value, question === 'T' ? '-a remark' : '');
    const workbook = await download(desk);
    expect(workbook.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)).toEqual(['Read me', '1 First', 'Table of R']);
    expect(cellOf(workbook, 'Y').dataValidation).toMatchObject({ type: 'list', formulae: [expect.stringMatching(/^Lists!\$[A-Z]+\$1/)] });
    expect([cellOf(workbook, 'Y').protection?.locked, cellOf(workbook, 'Y', 1).protection?.locked]).toEqual([false, undefined]);
    expect(cellOf(workbook, 'T').value).toBe('=HYPERLINK("x")'); // a text, not a formula
    expect(await preview(desk, workbook)).toEqual({ changes: [], same: 9, newer: 0 });
    expect((await send(desk, 'application', workbook)).body).toEqual({ saved: 0, left: [] });
  });

  it('nothing changes before it is applied; then what was typed is saved as on the page, and sent again it finds nothing left', async () => {
    const desk = await openFor(EVERY);
    await save(desk, 'T', 0, 'before');
    const workbook = await download(desk);
    typed(workbook, 'Y', 'Yes');
    typed(workbook, 'M', 'Yes', 3, 'b');
    typed(workbook, 'D', new Date('2026-03-01T00:00:00Z'));
    typed(workbook, 'N', 'None or never', 4);
    typed(workbook, 'T', 'after');
    typed(workbook, 'L', 'remark only', 5);
    workbook.getWorksheet('Table of R')!.getCell('A3').value = 'Acme';
    const seen = await preview(desk, workbook);
    expect(seen.changes.map(({ outcome, question, brought, stored }: { outcome: string; question: string; brought: { answer: string | null }; stored: { answer: string | null } }) => [outcome, question, brought.answer, stored.answer])).toEqual([
      ['new', 'Y', 'Yes', null], ['new', 'M', 'None', null], ['new', 'N', 'None', null], ['new', 'D', 'Sun 1 Mar 2026', null], ['changed', 'T', 'after', 'before'], ['new', 'L', null, null], ['new', 'R', 'Acme', null],
    ]);
    const answers = async () => Object.fromEntries((await desk.agent.get(desk.at('')).expect(200)).body.answers.filter(({ version }: { version: number }) => version > 0).map(({ question, value, none, comment, version }: Record<string, unknown>) => [question, [value, none, comment, version]]));
    expect(await answers()).toEqual({ T: ['before', false, '', 1] });
    expect((await send(desk, 'application', workbook)).body).toEqual({ saved: 7, left: [] });
    expect(await answers()).toEqual({ Y: ['yes', false, '', 1], M: [['b'], false, '', 1], N: [null, true, '', 1], D: ['2026-03-01', false, '', 1], T: ['after', false, '', 2], L: [null, false, 'remark only', 1], R: [[{ name: 'Acme' }], false, '', 1] });
    expect((await send(desk, 'application', workbook)).body).toEqual({ saved: 0, left: [] });
  });

  it('a conflict never overwrites; what cannot be understood says which row and why; the rest is saved', async () => {
    const desk = await openFor(EVERY);
    await save(desk, 'T', 0, 'old');
    await save(desk, 'L', 0, 'old');
    const workbook = await download(desk);
    await save(desk, 'T', 1, 'a colleague’s');
    await save(desk, 'L', 1, 'a colleague’s, and nobody touched it here');
    typed(workbook, 'T', 'mine');
    typed(workbook, 'Y', 'perhaps');
    typed(workbook, 'N', { formula: '1+1', result: 2 });
    typed(workbook, 'S', 'None');
    const { changes, newer } = await preview(desk, workbook);
    expect(newer).toBe(1);
    expect(changes).toMatchObject([
      { outcome: 'not_understood', question: 'Y', sheet: '1 First', row: 2, sentence: expect.stringContaining('“perhaps”') },
      { outcome: 'new', question: 'S' },
      { outcome: 'not_understood', question: 'N', sentence: expect.stringContaining('formula, which is ignored') },
      { outcome: 'conflict', question: 'T', brought: { answer: 'mine' }, stored: { answer: 'a colleague’s' } },
    ]);
    const { body } = await send(desk, 'application', workbook);
    expect([body.saved, body.left.map(({ question }: { question: string }) => question)]).toEqual([1, ['Y', 'N', 'T']]);
    expect((await desk.agent.get(desk.at('/answers/T')).expect(200)).body).toMatchObject({ value: 'a colleague’s', version: 2 });
  });

  it('a workbook of another request, one whose line was changed, and a file that is none are refused', async () => {
    const [desk, other] = [await openFor(EVERY), await openFor(EVERY)];
    const refused = async (workbook: ExcelJS.Workbook) => { const answer = await send(desk, 'application', workbook); return [answer.status, answer.body.title]; };
    expect(await refused(await download(other))).toEqual([422, expect.stringMatching(/belongs to another request/)]);
    const changed = await download(other);
    const line = changed.getWorksheet('Read me')!;
    line.getCell('B6').value = (await download(desk)).getWorksheet('Read me')!.getCell('B6').value; // the id of this request, with the other's proof
    expect(await refused(changed)).toEqual([422, expect.stringMatching(/was changed/)]);
    const stranger = new ExcelJS.Workbook();
    stranger.addWorksheet('x').addRow(['Id', 'Question']);
    expect(await refused(stranger)).toEqual([422, expect.stringMatching(/no workbook of ours/)]);
    const ids = await download(desk);
    typed(ids, 'T', 'x');
    typed(ids, 'T', 'T-2', 1);
    expect((await preview(desk, ids)).changes).toMatchObject([{ outcome: 'not_understood', question: null, sentence: '“T-2” is no question of this request.' }]);
  });

  it('of a colleague’s part is hers, and the lead may bring it: it changes what she wrote and nothing beside', async () => {
    const desk = await openFor(EVERY);
    const colleague = await enterAsColleague(running, desk, await handOver(desk, { email: `tom.${randomUUID()}@riverside.example`, questions: ['T', 'N'] }));
    const workbook = await download(colleague);
    expect(() => cellOf(workbook, 'L')).toThrow('No row of L');
    typed(workbook, 'T', 'By Tom');
    typed(workbook, 'N', 12);
    expect((await preview(desk, workbook)).changes.map(({ outcome, question }: { outcome: string; question: { id: string } | string }) => [outcome, question])).toHaveLength(2);
    expect((await send(desk, 'application', workbook)).body).toMatchObject({ saved: 2, left: [] });
    const { body: { answers } } = await desk.agent.get(desk.at('')).expect(200);
    expect(Object.fromEntries(answers.map(({ question, value }: { question: string; value: unknown }) => [question, value]))).toEqual({ T: 'By Tom', N: 12 });
    expect(await preview(colleague, await download(colleague))).toMatchObject({ changes: [] });
  }, 60_000);

  it('once it is handed over there is no workbook; after a return only what came back is taken', async () => {
    const sent = await sendRequest(office, 'Returned, LLC');
    const desk = await enterPortal(running, sent.request.id);
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await desk.agent.get(desk.at('/workbook')).expect(422);
    await letHear(running);
    const review = (path: string) => office.at(`/requests/${sent.request.id}/review${path}`);
    await office.agent.put(review('/verdicts/GOV-04')).set('if-match', '"0"').send({ verdict: 'returned', outgoingText: 'Who exactly?' }).expect(200);
    const { body: { version } } = await office.agent.get(review('')).expect(200);
    await office.agent.post(review('/return')).set('if-match', `"${version}"`).send({ message: 'One back' }).expect(200);
    await letHear(running);
    const workbook = await download(desk);
    typed(workbook, 'GOV-04', 'Hugh Tanner, CISO');
    typed(workbook, 'PRO-02', 'No');
    expect((await preview(desk, workbook)).changes).toMatchObject([{ outcome: 'not_understood', question: 'PRO-02', sentence: expect.stringContaining('handed over') }, { outcome: 'changed', question: 'GOV-04' }]);
    expect((await send(desk, 'application', workbook)).body).toMatchObject({ saved: 1, left: [{ question: 'PRO-02' }] });
  });

  it('a questionnaire of 321 questions goes out and comes back, and its reading takes a moment', async () => {
    const questions = Array.from({ length: 321 }, (_, at) => ({ ...HIPAA_BA_CORE.questions[at % 100]!, id: `Q-${at + 1}`, section: `s${at % 12}`, showIf: undefined }));
    const document = readDocument({ title: 'Large', sections: Array.from({ length: 12 }, (_, at) => ({ id: `s${at}`, title: `Section ${at + 1}` })), questions }).document;
    const desk = await openFor(document);
    for (const question of document.questions.slice(0, 20)) { const { value } = plausible(question); if (value !== null) await save(desk, question.id, 0, value); }
    const workbook = await download(desk);
    for (const question of document.questions.slice(20)) {
      if (question.type === 'single_choice' || question.type === 'yes_no_na') typed(workbook, question.id, optionsOf(question)[0]!.label);
      if (question.type === 'text') typed(workbook, question.id, 'As described in our handbook.');
    }
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const done = await work();
      figure(what, `${Math.round(performance.now() - began)} ms`);
      return done;
    };
    await timed(`a workbook of 321 questions (${Math.round(bytes.length / 1024)} kB), read in its thread`, () => running.app.get(Spreadsheets).read(bytes));
    const { changes } = await timed('its preview, over HTTP', () => preview(desk, workbook));
    expect(changes.length).toBeGreaterThan(200);
    expect(changes.every(({ outcome }: { outcome: string }) => outcome === 'new')).toBe(true);
  });
});
