import ExcelJS from 'exceljs';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { makeZip } from '../../support/make-zip.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const workbook = async (...sheets: readonly (readonly [string, readonly (readonly unknown[])[]])[]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of sheets) book.addWorksheet(name).addRows(rows as unknown[][]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

describe('questionnaires as files', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const post = (path: string, bytes: Buffer | string, query: Record<string, string> = {}) =>
    office.agent.post(office.at(`/questionnaire-imports${path}`)).query({ fileName: 'questions.xlsx', ...query }).set('content-type', 'application/octet-stream').send(bytes);
  const preview = async (bytes: Buffer | string, mapping?: object) => (await post('/preview', bytes, mapping && { mapping: JSON.stringify(mapping) }).expect(200)).body;
  const file = (id: string, ending: 'csv' | 'xlsx') => office.agent.get(office.at(`/questionnaire-library/${id}/questions.${ending}`)).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });

  it.each(['csv', 'xlsx'] as const)('what we ship goes out as %s and comes in as it was', async (ending) => {
    const { body: bytes, headers } = await file(HIPAA_BA_CORE.id, ending).expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    const { body: imported } = await post('', bytes, { title: `Back from ${ending}` }).expect(201);
    const { document } = (await office.agent.get(office.at(`/questionnaire-library/${HIPAA_BA_CORE.id}/document`)).expect(200)).body;
    expect(imported.draft).toEqual({ ...document, title: `Back from ${ending}` });
    expect(imported.checks.filter(({ level }: { level: string }) => level === 'error')).toEqual([]);
  });

  it('a dry run says what each row would become, and keeps nothing; then a person says what a column holds', async () => {
    const bytes = await workbook(['Sheet1', [['Frage', 'Art'], ['Nutzen Sie MFA?', 'yes/no'], ['', 'text'], ['Wie viele?', 'number']]]);
    const before = (await office.agent.get(office.at('/questionnaire-library')).expect(200)).body.length;
    const unread = await preview(bytes);
    expect(unread).toMatchObject({ readable: false, columns: [{ header: 'Frage', field: null, examples: ['Nutzen Sie MFA?', 'Wie viele?'] }, { header: 'Art' }] });
    await post('', bytes, { title: 'x' }).expect(422);
    const mapping = { frage: 'text', art: 'type' };
    const read = await preview(bytes, mapping);
    expect(read).toMatchObject({ readable: true, questions: 2, refused: 1, rows: [{ row: 3, verdict: 'refused' }, { row: 2, verdict: 'question' }, { row: 4, verdict: 'question' }] });
    expect((await office.agent.get(office.at('/questionnaire-library')).expect(200)).body).toHaveLength(before);
    const { body } = await post('', bytes, { title: 'Fragen', mapping: JSON.stringify(mapping) }).expect(201);
    expect(body).toMatchObject({ copiedFrom: 'questions.xlsx', draft: { title: 'Fragen', questions: [{ text: 'Nutzen Sie MFA?', type: 'yes_no_na' }, { text: 'Wie viele?', type: 'number' }] } });
    expect((await post('/preview', bytes, { mapping: '{"frage":"nonsense"}' }).expect(400)).body.errors).toMatchObject([{ pointer: '/mapping' }]);
  });

  it('a customer’s own copy of a known questionnaire is recognised', async () => {
    const bytes = await workbook(['CAIQv4.0.3', [['Question ID', 'Question', 'CSP CAIQ Answer', 'CCM Domain Title'], ['A&A-01.1', 'Are words in place?', 'Yes', 'Audit'], ['A&A-01.2', 'Are they reviewed?', 'No', 'Audit']]]);
    expect(await preview(bytes)).toMatchObject({ recognised: 'CAIQ (Cloud Security Alliance)', questions: 2, sections: 1, columns: [{ field: 'id' }, { field: 'text' }, { field: null }, { field: 'section' }] });
  });

  it('formulas are ignored and said to be; conditions in a circle are found before anything is kept', async () => {
    const bytes = await workbook(['S', [['Id', 'Question', 'Show if'], ['A', 'One?', JSON.stringify({ all: [{ question: 'B', op: 'in', value: ['yes'] }] })], ['B', 'Two?', JSON.stringify({ all: [{ question: 'A', op: 'in', value: ['yes'] }] })], ['C', { formula: '1+1', result: 'Three?' }, '']]]);
    const read = await preview(bytes);
    expect(read.checks.map(({ code }: { code: string }) => code)).toContain('circle');
    expect(read.rows[0]).toMatchObject({ row: 4, verdict: 'refused', notes: expect.arrayContaining(['A formula was ignored (Question).']) });
  });

  it('hostile and damaged files are each refused by their sentence; nothing is kept', async () => {
    for (const [bytes, words] of [[makeZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }, { name: 'xl/vbaProject.bin' }]), /macros/], [makeZip([{ name: 'x' }]), /neither an Excel workbook/], [Buffer.from('PK\u0003\u0004nonsense'), /damaged/]] as const) {
      expect((await post('', bytes, { title: 'x' }).expect(422)).body.title).toMatch(words);
    }
    expect((await post('/preview', Buffer.alloc(20 * 1024 * 1024 + 1)).expect(413)).body.title).toBe('A file may hold 20 MB at most');
    await office.agent.post(office.at('/questionnaire-imports/preview')).send({}).expect(400);
  });
});
