import ExcelJS from 'exceljs';
import { answerAll, enterPortal, letHear, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const HOSTILE = ['=HYPERLINK("http://x","y")', '+1-800', '-2+3', '@SUM(A1)', '＝1+1', '＋1', '\tTabbed', 'Quoted "x", and more'];

describe('the portfolio as a file', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const file = async (ending: 'csv' | 'xlsx', query = '', by = office): Promise<Buffer> => (await by.agent.get(by.at(`/portfolio/vendors.${ending}${query}`)).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200)).body;
  const tableOf = async (query = ''): Promise<string[][]> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file('xlsx', query)) as never);
    const rows: string[][] = [];
    workbook.worksheets[0]!.eachRow((row) => rows.push(Array.from({ length: 15 }, (_, column) => String(row.getCell(column + 1).value ?? ''))));
    return rows;
  };

  it('tells of each vendor its tier, PHI, agreement, last decision with its score, findings and what is due next', async () => {
    const { vendor, request } = await sendRequest(office, 'Riverside Imaging, LLC');
    const { body: known } = await office.agent.get(office.at(`/vendors/${vendor.id}`)).expect(200);
    await office.agent.patch(office.at(`/vendors/${vendor.id}`)).set('if-match', `"${known.version}"`).send({ externalRef: 'V-1' }).expect(200);
    await office.agent.put(office.at(`/vendors/${vendor.id}/tier`)).send({ tier: 'high', reason: 'As we know it' }).expect(200);
    await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Reads', phi: 'flows' }).expect(201);
    const desk = await enterPortal(running, request.id);
    await answerAll(desk, plausible);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);
    await letHear(running);
    const { body: review } = await office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', `"${review.version}"`).send({ decision: 'approved', reason: 'Looks well' }).expect(200);
    const [headings, row] = await tableOf();
    const told = Object.fromEntries(headings!.map((heading, at) => [heading, row![at]]));
    expect(told).toMatchObject({ Vendor: 'Riverside Imaging, LLC', Reference: 'V-1', Tier: 'high', PHI: 'PHI flows', BAA: 'No agreement in force for 1 of 1', 'Last decision': 'Approved', Band: expect.stringMatching(/^(low|moderate|high|critical)$/), 'Open findings': expect.stringMatching(/^\d+$/) });
    expect(Number(told.Score)).toBeGreaterThan(0);
  });

  it('no text of anybody’s is a formula, in either file; the list’s filters hold; other organizations are not in it', async () => {
    for (const legalName of HOSTILE) await office.agent.post(office.at('/vendors')).send({ legalName: legalName.trim() || legalName, externalRef: legalName.slice(0, 100) }).expect(201);
    const csv = (await file('csv')).toString('utf8');
    const cells = csv.split('\r\n').slice(1).flatMap((line) => line.split(','));
    expect(cells.filter((cell) => /^"?[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(csv).toContain(`'=HYPERLINK`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file('xlsx')) as never);
    const formulas: string[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => { if (cell.type === ExcelJS.ValueType.Formula || /^[=+\-@\t＝＋－＠]/.test(String(cell.value))) formulas.push(cell.address); }));
    expect(formulas).toEqual([]);
    expect((await tableOf('?filter=uncovered')).slice(1).map(([name]) => name)).toEqual(['Riverside Imaging, LLC']);
    expect((await tableOf('?search=riverside')).slice(1)).toHaveLength(1);
    const stranger = await makeOrganization(running, 'Elsewhere');
    expect((await file('csv', '', stranger)).toString('utf8').trim().split('\r\n')).toHaveLength(1);
  });

  it('every vendor is in it once, page after page, and the export is on record', async () => {
    const rows = Array.from({ length: 430 }, (_, at) => `Vendor ${String(at).padStart(4, '0')}`);
    await running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      await owner.query('insert into vendors (tenant_id, legal_name, name_key) select $1, name, lower(name) from unnest($2::text[]) name', [id, rows]);
    });
    const table = await tableOf('?search=vendor');
    expect(table.slice(1).map(([name]) => name)).toEqual(rows);
    const kinds = await running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      return (await owner.query(`select detail->>'format' as format from audit_entries where action = 'portfolio.exported'`)).rows.map(({ format }) => format);
    });
    expect(new Set(kinds)).toEqual(new Set(['csv', 'xlsx']));
  });
});
