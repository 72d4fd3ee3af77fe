import supertest from 'supertest';
import { eventually } from '../../support/eventually.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp, startWorker } from '../../support/start-app.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n', 'latin1');
const SCRIPTED = Buffer.from(PDF.toString('latin1').replace('/Pages 2 0 R', '/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'latin1');
const EXE = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)]);

describe('signed copies of agreements, for staff', () => {
  let running: Running;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let office: Office;
  let vendorId: string;
  let agreementId: string;
  beforeAll(async () => {
    running = await startApp();
    worker = await startWorker();
    office = await makeOrganization(running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield Imaging' }).expect(201)).body.id;
    const terms = { effectiveDate: '2026-01-01', initialTerm: { evergreen: true }, autoRenew: false };
    agreementId = (await office.agent.post(office.at(`/vendors/${vendorId}/agreements`)).send({ title: 'BAA', terms }).expect(201)).body.id;
  });
  afterAll(async () => {
    await worker.close();
    await running.stop();
  });
  const documents = () => office.at(`/agreements/${agreementId}/documents`);
  const add = (bytes: Buffer, name = 'BAA signed.pdf') => office.agent.post(documents()).query({ name }).set('content-type', 'application/octet-stream').send(bytes);
  const list = async () => (await office.agent.get(documents()).expect(200)).body;
  const settled = (id: string) => eventually(async () => {
    const found = (await list()).find((document: { id: string }) => document.id === id);
    expect(found.state).not.toBe('being_checked');
    return found;
  });

  it('a signed PDF is checked, listed, and handed out by an address that says it is a file', async () => {
    const { body } = await add(PDF).expect(201);
    expect(body).toMatchObject({ name: 'BAA signed.pdf', bytes: PDF.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), refusal: null });
    expect(await settled(body.id)).toMatchObject({ state: 'available', addedAt: expect.any(String) });
    const { body: { address } } = await office.agent.post(`${documents()}/${body.id}/address`).expect(200);
    const answer = await supertest(running.app.getHttpServer()).get(address).expect(200).expect('content-disposition', /^attachment; filename="BAA signed.pdf"/);
    expect(Buffer.compare(answer.body as Buffer, PDF)).toBe(0);
    const { body: { items } } = await office.agent.get(office.at(`/vendors/${vendorId}/timeline`)).expect(200);
    expect(items.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['agreement.document_added', 'agreement.document_opened']));
  });

  it.each([
    ['a program that calls itself a PDF', EXE, 'BAA.pdf'],
    ['a program', EXE, 'BAA.exe'],
    ['a text', Buffer.from('Dear Sirs'), 'BAA.txt'],
  ])('%s is refused in a sentence, and nothing is listed of it', async (_, bytes, name) => {
    const before = await list();
    const { body } = await add(bytes, name).expect(422);
    expect(body).toMatchObject({ code: 'file_refused', title: 'This is not a PDF, so it was not kept. Send the signed agreement as a PDF' });
    expect(await list()).toEqual(before);
  });

  it('a PDF that runs a script is listed as refused, with the reason, and is not handed out', async () => {
    const { body } = await add(SCRIPTED).expect(201);
    expect(await settled(body.id)).toMatchObject({ state: 'refused', refusal: expect.stringContaining('script') });
    await office.agent.post(`${documents()}/${body.id}/address`).expect(422);
  });

  it('more than 50 MB is too large, and nothing is empty', async () => {
    await add(Buffer.concat([PDF, Buffer.alloc(50 * 1024 * 1024)])).expect(413).expect(({ body }) => expect(body.code).toBe('too_large'));
    await add(Buffer.alloc(0)).expect(422);
  });

  it('another organization neither adds, lists nor opens', async () => {
    const { body } = await add(PDF).expect(201);
    const stranger = await makeOrganization(running);
    const path = stranger.at(`/agreements/${agreementId}/documents`);
    await stranger.agent.get(path).expect(404);
    await stranger.agent.post(path).query({ name: 'x.pdf' }).set('content-type', 'application/octet-stream').send(PDF).expect(404);
    await stranger.agent.post(`${path}/${body.id}/address`).expect(404);
    const { body: theirs } = await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Theirs' }).expect(201);
    const { body: agreement } = await stranger.agent.post(stranger.at(`/vendors/${theirs.id}/agreements`)).send({ title: 'BAA', terms: { effectiveDate: '2026-01-01', initialTerm: { evergreen: true }, autoRenew: false } }).expect(201);
    await stranger.agent.post(stranger.at(`/agreements/${agreement.id}/documents/${body.id}/address`)).expect(404);
  });
});
