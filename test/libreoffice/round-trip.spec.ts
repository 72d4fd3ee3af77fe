import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { readDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { dayAhead, type Desk, enterPortal, plausible, sendRequest } from '../support/exchange.js';
import { figure } from '../support/figure.js';
import { makeOrganization, type Office } from '../support/organization.js';
import { type Running, startApp } from '../support/start-app.js';

const OFFICE = process.env.LIBREOFFICE;
const HOSTILE = ['=1+1', '=HYPERLINK("http://x.example","y")', '+1', '-2+3', '@SUM(1)', '＝1+1', "'=1", 'two\nlines', ' both sides ', '007', '1e5', '2026-03-01', 'TRUE', '_x0041_', 'ünï 漢字 😀', '"quoted"; and, parted', '&<tag>'];
const options = [{ value: 'a', label: 'One, or more' }, { value: 'b', label: '=None' }, { value: 'c', label: 'Yes' }];
const question = (id: string, type: Question['type'], more: object = {}) => ({ id, section: 's', text: `${id}?`, type, scored: false, ...more });
/** Every type, and a text question for each text that a spreadsheet might take for something else. */
const EVERY = readDocument({
  title: '=Every type', sections: [{ id: 's', title: '=First' }],
  questions: [
    question('Y', 'yes_no_na'), question('S', 'single_choice', { options }), question('M', 'multi_choice', { options }), question('N', 'number', { allowNone: true }), question('N2', 'number', { allowNone: true }), question('D', 'date'), question('OLD', 'date'), question('L', 'long_text'),
    question('R', 'table', { columns: [{ id: 'name', label: 'Name', type: 'text' }, { id: 'n', label: '=How many', type: 'number' }, { id: 'since', label: 'Since', type: 'date' }, { id: 'kind', label: 'Kind', type: 'choice', options }, { id: 'kinds', label: 'Kinds', type: 'choices', options }] }),
    ...HOSTILE.map((_, at) => question(`T${at}`, 'text')),
  ],
}).document;
const VALUES: Record<string, unknown> = {
  Y: 'na', S: 'b', M: ['a', 'c'], N: 3.25, D: '2026-02-28', OLD: '1862-05-05', L: HOSTILE.join('\n').repeat(20),
  R: HOSTILE.map((name, at) => ({ name, n: at, since: '2020-02-29', kind: 'b', kinds: ['a', 'b'] })), ...Object.fromEntries(HOSTILE.map((text, at) => [`T${at}`, text])),
};

(OFFICE ? describe : describe.skip)('files that LibreOffice opens and saves', () => {
  let running: Running;
  let office: Office;
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-office-'));
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });

  /** What LibreOffice makes of a file when it saves it as a workbook. */
  const savedAgain = async (name: string, bytes: Buffer): Promise<Buffer> => {
    const path = join(folder, name);
    const out = join(folder, randomUUID());
    mkdirSync(out);
    writeFileSync(path, bytes);
    await promisify(execFile)(OFFICE as string, [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...(name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1'] : []), '--convert-to', 'xlsx', '--outdir', out, path], { timeout: 150_000 });
    return readFileSync(join(out, basename(name).replace(/\.\w+$/, '.xlsx')));
  };
  const formulasIn = async (bytes: Buffer): Promise<number> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as never);
    let count = 0;
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => { if (cell.type === ExcelJS.ValueType.Formula) count += 1; }));
    return count;
  };
  const fetched = async (agent: Office['agent'] | Desk['agent'], address: string): Promise<Buffer> => (await agent.get(address).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200)).body;
  const save = ({ agent, at }: Desk, id: string, value: unknown, none = false, comment = '') => agent.put(at(`/answers/${id}`)).set('if-match', '"0"').send({ saveId: randomUUID(), value, none, comment }).expect(200);
  const upload = async ({ agent, at }: Desk, act: 'preview' | 'application', bytes: Buffer) => (await agent.post(at(`/workbook/${act}`)).set('content-type', 'application/octet-stream').send(bytes).expect(200)).body;
  const openFor = async (document: object): Promise<{ desk: Desk; id: string }> => {
    const { body: { id } } = await office.agent.post(office.at('/questionnaire-library')).send({ title: 'x' }).expect(201);
    await office.agent.put(office.at(`/questionnaire-library/${id}`)).set('if-match', '"1"').send({ draft: document }).expect(200);
    await office.agent.post(office.at(`/questionnaire-library/${id}/versions`)).set('if-match', '"2"').send({ note: '' }).expect(201);
    const { vendor, contact } = await sendRequest(office, `=Vendor ${randomUUID()}`);
    const { body: request } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: id, dueOn: dayAhead(20) }).expect(201);
    return { desk: await enterPortal(running, request.id), id };
  };

  it('a workbook of every type keeps every answer, and no text becomes a formula', async () => {
    const { desk } = await openFor(EVERY);
    for (const [id, value] of Object.entries(VALUES)) await save(desk, id, value, false, HOSTILE[id.length] ?? '');
    await save(desk, 'N2', null, true);
    const bytes = await savedAgain('answers.xlsx', await fetched(desk.agent, desk.at('/workbook')));
    const formulas = await formulasIn(bytes);
    const { changes, same, newer } = await upload(desk, 'preview', bytes);
    figure('LibreOffice, a workbook of every type', `${same} answers kept, ${changes.length} changes, ${formulas} formula cells`);
    expect({ formulas, changes, newer, same }).toEqual({ formulas: 0, changes: [], newer: 0, same: EVERY.questions.length });
  }, 180_000);

  it('the core of 109 questions, filled in and saved there, comes back whole', async () => {
    const { request } = await sendRequest(office, 'Core, LLC');
    const desk = await enterPortal(running, request.id);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fetched(desk.agent, desk.at('/workbook'))) as never);
    const rows = new Map<string, ExcelJS.Row>();
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => { if (!row.getCell(8).value) rows.set(String(row.getCell(1).value), row); });
    const typed: Record<string, unknown> = {};
    for (const asked of HIPAA_BA_CORE.questions) {
      const { value } = plausible(asked);
      if (value === null || Array.isArray(value)) continue;
      typed[asked.id] = value;
      rows.get(asked.id)!.getCell(3).value = asked.type === 'date' ? new Date(`${String(value)}T00:00:00Z`) : (optionsOf(asked).find((option) => option.value === value)?.label ?? (value as string | number));
    }
    const bytes = await savedAgain('core.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    const { saved, left } = await upload(desk, 'application', bytes);
    const { body: task } = await desk.agent.get(desk.at('')).expect(200);
    const kept = Object.fromEntries(task.answers.filter(({ version }: { version: number }) => version > 0).map(({ question, value }: { question: string; value: unknown }) => [question, value]));
    const again = await upload(desk, 'preview', bytes);
    figure('LibreOffice, the core of 109 questions', `${saved} answers typed, saved there and applied, ${left.length} left, ${again.changes.length} changes afterwards`);
    expect([left, kept, again.changes]).toEqual([[], typed, []]);
  }, 180_000);

  it('a questionnaire and the portfolio, as CSV and as XLSX, have no formula made from anybody’s text; the questionnaire comes back as it was', async () => {
    const { id } = await openFor(EVERY);
    for (const legalName of HOSTILE.filter((text) => text.trim() === text && !text.includes('\n'))) await office.agent.post(office.at('/vendors')).send({ legalName, externalRef: legalName }).expect(201);
    for (const [name, address] of [['questionnaire', `/questionnaire-library/${id}/questions`], ['portfolio', '/portfolio/vendors']] as const) {
      for (const ending of ['csv', 'xlsx'] as const) {
        const bytes = await savedAgain(`${name}.${ending}`, await fetched(office.agent, office.at(`${address}.${ending}`)));
        const formulas = await formulasIn(bytes);
        figure(`LibreOffice, the ${name} as ${ending}`, `${formulas} formula cells`);
        expect({ name, ending, formulas }).toEqual({ name, ending, formulas: 0 });
        if (name !== 'questionnaire') continue;
        const { body } = await office.agent.post(office.at('/questionnaire-imports')).query({ fileName: 'x.xlsx', title: EVERY.title }).set('content-type', 'application/octet-stream').send(bytes).expect(201);
        if (ending === 'xlsx') expect(body.draft).toEqual(EVERY);
        expect(body.draft.questions).toHaveLength(EVERY.questions.length);
      }
    }
  }, 240_000);
});
