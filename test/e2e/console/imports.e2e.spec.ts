import { readFileSync } from 'node:fs';
import { eventually } from '../../support/eventually.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp, startWorker } from '../../support/start-app.js';

const CHICAGO = readFileSync('test/support/data/chicago-health-dept-vendor-inventory.csv');

describe('imports, for staff', () => {
  let running: Running;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    worker = await startWorker();
  });
  beforeEach(async () => {
    office = await makeOrganization(running);
  });
  afterAll(async () => {
    await worker.close();
    await running.stop();
  });
  const upload = (content: Buffer | string, fileName = 'vendors.csv') =>
    office.agent.post(office.at(`/imports?fileName=${fileName}`)).set('content-type', 'application/octet-stream').send(content);
  const edit = (id: string, version: number, body: object) => office.agent.patch(office.at(`/imports/${id}`)).set('if-match', `"${version}"`).send(body);
  const apply = (id: string) => office.agent.post(office.at(`/imports/${id}/apply`));
  const applied = (id: string) => eventually(async () => {
    const { body } = await office.agent.get(office.at(`/imports/${id}/result`)).expect(200);
    expect(body.state).toBe('applied');
    return body;
  });
  const vendors = async () => (await office.agent.get(office.at('/vendors?limit=200')).expect(200)).body.items;

  it('a later list updates vendors by their reference, after it was shown what would change; what it leaves out stays', async () => {
    const { body: first } = await upload('Name,Reference,City,Website\nAcme LLC,V-1,Springfield,https://acme.example\nBeta Inc,V-2,Peoria,\n').expect(201);
    await apply(first.id).expect(202);
    await applied(first.id);
    const { body: later } = await upload('Name,Reference,City,State\nAcme Corporation,V-1,Chicago,\nBeta Inc,V-2,Peoria,\nGamma,V-3,,IL\nAcme LLC,,Elsewhere,\n').expect(201);
    const rowOf = (name: string, city?: string) => later.rows.find(({ values }: { values: Record<string, string> }) => values.name === name && (!city || values.city === city));
    expect(rowOf('Acme Corporation')).toMatchObject({ verdict: 'duplicate', update: { vendorName: 'Acme LLC', changes: [{ field: 'name', from: 'Acme LLC', to: 'Acme Corporation' }, { field: 'city', from: 'Springfield', to: 'Chicago' }] } });
    expect(rowOf('Beta Inc').update.changes).toEqual([]);
    expect(rowOf('Acme LLC', 'Elsewhere')).toMatchObject({ verdict: 'duplicate', update: null }); // the same name without the reference is nobody’s update
    await edit(later.id, 1, { decisions: { [rowOf('Acme Corporation').row]: 'update', [rowOf('Acme LLC', 'Elsewhere').row]: 'update' } }).expect(200);
    await apply(later.id).expect(202);
    expect(await applied(later.id)).toMatchObject({ imported: 1, updated: 1, duplicates: 2, refused: 0 });
    const acme = (await vendors()).find(({ externalRef }: { externalRef: string }) => externalRef === 'V-1');
    expect((await office.agent.get(office.at(`/vendors/${acme.id}`)).expect(200)).body).toMatchObject({ legalName: 'Acme Corporation', city: 'Chicago', website: 'https://acme.example', version: 2 });
  });

  it('a city’s real file asks for the order of its dates, and every row of it is accounted for', async () => {
    const { body: asked } = await upload(CHICAGO).expect(201);
    expect(asked).toMatchObject({ file: 'needs_date_order', questions: [{ kind: 'date_order' }], version: 1 });
    expect(asked.columns.find(({ header }: { header: string }) => header === 'vendor_name')).toMatchObject({ field: 'name', examples: expect.arrayContaining(['JANE ADDAMS HULL HOUSE ASSOCIATION']) });
    await apply(asked.id).expect(422);
    const { body: preview } = await edit(asked.id, 1, { dateOrder: 'MDY' }).expect(200);
    const { accepted, rejected, duplicates, blank, waiting, dataRows } = preview.counts;
    expect({ file: preview.file, waiting, dataRows }).toEqual({ file: 'preview', waiting: 0, dataRows: 194 });

    await apply(asked.id).expect(202);
    const result = await applied(asked.id);
    expect(result).toMatchObject({ total: 194, done: 194, imported: accepted, refused: rejected, duplicates, blank });
    expect(result.imported + result.refused + result.duplicates + result.blank).toBe(194);
    expect((await office.agent.get(office.at('/vendors/counts')).expect(200)).body).toMatchObject({ all: accepted });

    // What one file brought is a list of its own: with it triage begins.
    const brought = async (importId: string, by = office) => (await by.agent.get(by.at(`/vendors?limit=200&importId=${importId}`)).expect(200)).body.items;
    await office.agent.post(office.at('/vendors')).send({ legalName: 'Not from the file' }).expect(201);
    expect(await brought(asked.id)).toHaveLength(accepted);
    expect(JSON.stringify(await brought(asked.id))).not.toContain('Not from the file');
    expect(await brought(asked.id, await makeOrganization(running, 'Elsewhere'))).toEqual([]);

    const [hullHouse] = (await office.agent.get(office.at('/vendors?search=jane addams hull')).expect(200)).body.items;
    const { body: engagements } = await office.agent.get(office.at(`/vendors/${hullHouse.id}/engagements`)).expect(200);
    expect(engagements).toMatchObject([{ service: 'CONSTRUCTION AND PROPERTY MGT TRAINING', fromOn: '2005-12-01', toOn: '2008-11-30', phi: 'unknown', source: 'import' }]);

    const { body: again } = await apply(asked.id).expect(202);
    expect(again).toEqual(result);
    await edit(asked.id, again.version, { dateOrder: 'DMY' }).expect(409);
    const { body: second } = await upload(CHICAGO).expect(201);
    const { body: nothingNew } = await edit(second.id, 1, { dateOrder: 'MDY' }).expect(200);
    expect(nothingNew.counts).toMatchObject({ accepted: 0, duplicates: accepted + duplicates });
  });

  it('a second run of the job changes nothing', async () => {
    const { body: { id } } = await upload('Vendor,Email\nAcme,a@acme.example\nBeta,\n').expect(201);
    await Promise.all([apply(id).expect(202), apply(id).expect(202)]);
    expect(await applied(id)).toMatchObject({ imported: 2, done: 2 });
    expect(await vendors()).toMatchObject([{ legalName: 'Acme', contacts: 1, engagements: 0, phi: null }, { legalName: 'Beta', contacts: 0 }]);
  });

  it('rows are mended, duplicates decided, and the rest refused', async () => {
    await office.agent.post(office.at('/vendors')).send({ legalName: 'Acme, Inc.' }).expect(201);
    const { body: first } = await upload('Vendor,State,Email\nACME,IL,\nBeta,Nowhere,\nbeta,IL,\n,IL,x@y.example\n,,\nGamma,IL,broken\n').expect(201);
    expect(first.counts).toEqual({ accepted: 1, rejected: 3, duplicates: 1, blank: 1, waiting: 0, dataRows: 6 });
    expect(first.rows[0].duplicate).toMatchObject({ vendorName: 'Acme, Inc.', vendorId: expect.any(String), row: null, strength: 'name_variant' });
    expect(first.rows[1].problems).toEqual([{ field: 'state', reason: 'bad_state', text: 'Nowhere', sentence: 'The State is not a US State.' }]);
    const { body: mended } = await edit(first.id, 1, { amendments: { 3: { state: 'IL' } }, decisions: { 2: 'import' } }).expect(200);
    expect(mended.counts).toMatchObject({ accepted: 1, rejected: 2, duplicates: 2, blank: 1 });
    expect(mended.rows[2]).toMatchObject({ row: 4, duplicate: { row: 3, vendorId: null } });
    await edit(first.id, 1, { decisions: {} }).expect(412);
    await apply(first.id).expect(202);
    expect(await applied(first.id)).toMatchObject({ imported: 2, refused: 2, duplicates: 1, blank: 1, total: 6 });
    expect((await vendors()).map(({ legalName }: { legalName: string }) => legalName)).toEqual(['ACME', 'Acme, Inc.', 'Beta']);
  });

  it('rows come in pages, by verdict', async () => {
    const { body: { id } } = await upload(`Vendor\n${Array.from({ length: 7 }, (_, n) => `Vendor ${n}`).join('\n')}\nVendor 1\n`).expect(201);
    const page = async (query: string) => (await office.agent.get(office.at(`/imports/${id}?${query}`)).expect(200)).body;
    const first = await page('verdict=accepted&limit=4');
    const second = await page(`verdict=accepted&limit=4&after=${first.nextAfter}`);
    expect([...first.rows, ...second.rows].map(({ row }: { row: number }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(second.nextAfter).toBeNull();
    expect((await page('verdict=duplicate')).rows).toMatchObject([{ row: 9, duplicate: { row: 3 } }]);
    await office.agent.get(office.at(`/imports/${id}?limit=201`)).expect(400);
  });

  it('refused rows come back as a file that computes nothing', async () => {
    const { body: { id } } = await upload('Vendor,Email,Budget\n"=HYPERLINK(""http://evil"")",nobody,+1\n@cmd,nobody,-2\nFine,a@b.example,3\nLate,nobody,"4, 5"\n').expect(201);
    const download = () => office.agent.get(office.at(`/imports/${id}/refused.csv`)).expect(200).expect('content-disposition', /^attachment/).expect('content-type', /^text\/csv/);
    const csv = [
      '\uFEFFVendor,Email,Budget,reason',
      `"'=HYPERLINK(""http://evil"")",nobody,'+1,The contact e-mail is not one e-mail address.`,
      `'@cmd,nobody,'-2,The contact e-mail is not one e-mail address.`,
      'Late,nobody,"4, 5",The contact e-mail is not one e-mail address.', ''].join('\r\n');
    expect((await download()).text).toBe(csv);
    await apply(id).expect(202);
    await applied(id);
    expect((await download()).text).toBe(csv);
  });

  it('an engagement that ends before it begins keeps its row out', async () => {
    const { body } = await upload('Vendor,Start date,End date\nAcme,2026-02-01,2026-01-31\nBeta,2026-01-31,\n').expect(201);
    expect(body.counts).toMatchObject({ accepted: 1, rejected: 1 });
    await apply(body.id).expect(202);
    expect(await applied(body.id)).toMatchObject({ imported: 1, refused: 1 });
  });

  it('a row with two bad cells is mended one by one, and given back', async () => {
    const { body: first } = await upload('Vendor,State,Email\nBeta,Nowhere,broken\n').expect(201);
    expect(first.rows[0]).toMatchObject({ verdict: 'rejected', mended: false });
    const { body: half } = await edit(first.id, 1, { amendments: { 2: { state: 'IL' } } }).expect(200);
    expect(half.rows[0]).toMatchObject({ verdict: 'rejected', mended: true, problems: [{ field: 'contactEmail' }] });
    const { body: whole } = await edit(first.id, 2, { amendments: { 2: { contactEmail: 'b@beta.example' } } }).expect(200);
    expect(whole.rows[0]).toMatchObject({ verdict: 'accepted', values: { state: 'IL', contactEmail: 'b@beta.example' } });
    const { body: back } = await edit(first.id, 3, { amendments: { 2: null } }).expect(200);
    expect(back.rows[0]).toMatchObject({ verdict: 'rejected', mended: false, problems: first.rows[0].problems });
  });

  it('earlier imports are listed with who, when and what became of their rows', async () => {
    const { body: { id } } = await upload('Vendor,Email\nAcme,a@acme.example\nBeta,nobody\n', 'first.csv').expect(201);
    await apply(id).expect(202);
    await applied(id);
    for (const name of ['second.csv', 'third.csv']) await upload('Vendor\nGamma\n', name).expect(201);
    const seen: object[] = [];
    for (let path: string | undefined = office.at('/imports?limit=2'); path; ) {
      const { body, headers }: { body: { items: object[] }; headers: Record<string, string> } = await office.agent.get(path).expect(200);
      seen.push(...body.items);
      path = /^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    }
    expect(seen).toMatchObject([
      { fileName: 'third.csv', state: 'preview', by: 'Ana Ruiz', total: 0 },
      { fileName: 'second.csv', state: 'preview' },
      { id, fileName: 'first.csv', state: 'applied', createdAt: expect.any(String), total: 2, done: 2, imported: 1, refused: 1, duplicates: 0, blank: 0 },
    ]);
    const stranger = await makeOrganization(running);
    expect((await stranger.agent.get(stranger.at('/imports')).expect(200)).body).toEqual({ items: [], next: null });
  });

  it('another organization gets 404', async () => {
    const { body: { id } } = await upload('Vendor\nSecret\n').expect(201);
    const stranger = await makeOrganization(running);
    for (const path of ['', '/result', '/refused.csv']) await stranger.agent.get(stranger.at(`/imports/${id}${path}`)).expect(404);
    await stranger.agent.patch(stranger.at(`/imports/${id}`)).set('if-match', '"1"').send({ dateOrder: 'MDY' }).expect(404);
    await stranger.agent.post(stranger.at(`/imports/${id}/apply`)).expect(404);
  });

  it('what is too large, no file, or no table is answered', async () => {
    await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 'a')).expect(413);
    await office.agent.post(office.at('/imports?fileName=x.csv')).send({ a: 1 }).expect(400);
    expect((await upload(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])).expect(201)).body).toMatchObject({ file: 'refused:not_a_table', rows: [] });
    const { body: { id } } = await upload('Vendor\nA\n').expect(201);
    for (const body of [{ mapping: { Vendor: 'password' } }, { amendments: { x: {} } }, { decisions: { 2: 'maybe' } }, { amendments: { 2: { name: 'a\0' } } }]) await edit(id, 1, body).expect(400);
  });
});
