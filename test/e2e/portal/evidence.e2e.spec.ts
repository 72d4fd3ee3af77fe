import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Files } from '../../../apps/api/src/platform/files/files.js';
import { FileChecker } from '../../../apps/api/src/platform/files/file-checker.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { EvidenceService } from '../../../apps/api/src/features/evidence/evidence.service.js';
import { answerAll, type Desk, enterPortal, letHear, PDF, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const EXE = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(2_000)]);
const MB = 1024 * 1024;

describe('evidence', () => {
  let running: Running;
  let office: Office;
  let desk: Desk;
  let ids: { vendorTenant: string; requester: string; request: string; vendor: string };
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    const { vendor, request } = await sendRequest(office);
    desk = await enterPortal(running, request.id);
    const idOf = (slug: string) => running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [slug])).then(({ rows: [{ id }] }) => id as string);
    ids = { vendorTenant: await idOf(desk.slug), requester: await idOf(office.slug), request: request.id, vendor: vendor.id };
  });
  afterAll(() => running.stop());

  const upload = (name: string, bytes: Buffer, { type = '', question = 'GOV-01', to = desk } = {}) =>
    to.agent.post(to.at(`/evidence?name=${encodeURIComponent(name)}&question=${question}&type=${encodeURIComponent(type)}`)).set('content-type', 'application/octet-stream').send(bytes);
  const files = async (of = desk) => (await of.agent.get(of.at('/evidence')).expect(200)).body as { id: string; name: string; check: string }[];
  const inVendor = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [ids.vendorTenant]);
    return (await owner.query(sql, values)).rows;
  });
  /** What the worker does with files on their way. */
  const check = async (): Promise<void> => {
    const checker = running.app.get(FileChecker, { strict: false });
    for (const { id } of await inVendor<{ id: string }>(`select id from files where state = 'typed' and tenant_id = $1`, [ids.vendorTenant])) await checker.check(systemCtx(ids.vendorTenant), { fileId: id });
  };

  it.each([
    ['a program called a PDF', 'report.pdf', EXE, 422],
    ['a program that says so', 'setup.exe', EXE, 422],
    ['nothing', 'empty.pdf', Buffer.alloc(0), 422],
    ['a web page', 'page.html', Buffer.from('<script>alert(1)</script>'), 422],
    ['a picture with a script in it', 'logo.svg', Buffer.from('<svg onload="alert(1)"/>'), 422],
    ['a name that ends otherwise when read from the right', 'report\u202efdp.exe', PDF, 422],
    ['a zip that is none', 'all.zip', Buffer.from('PK\x03\x04 and no more'), 422],
    ['a PDF said to be a picture', 'a.pdf', PDF, 422],
  ])('%s is refused, in words, and is not on the list', async (_, name, bytes, status) => {
    const before = await files();
    const answer = await upload(name, bytes, name === 'a.pdf' ? { type: 'image/png' } : {});
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ title: expect.any(String), errors: [{ pointer: '/file' }] });
    expect(await files()).toEqual(before);
  });

  it.each([
    ['direction characters', 'soc\u202e2\u2066.pdf', 'soc2.pdf'],
    ['a path', '../../etc/passwd.pdf', 'passwd.pdf'],
    ['a path of Windows', 'C:\\temp\\soc2.pdf', 'soc2.pdf'],
    ['characters of HTML', '<b>"soc"</b>.pdf', /^[^<>"]+\.pdf$/],
    ['line ends', 'soc\r\nset-cookie: x.pdf', /^[^\r\n]+\.pdf$/],
  ])('a name with %s is kept without them', async (_, name, kept) => {
    const { body } = await upload(name, PDF).expect(201);
    const { id, name: shown } = (body as { id: string; name: string }[]).at(-1) as { id: string; name: string };
    if (typeof kept === 'string') expect(shown).toBe(kept);
    else expect(shown).toMatch(kept);
    await desk.agent.delete(desk.at(`/evidence/${id}`)).expect(204);
  });

  it('a question that there is not, a body that is no file, a name too long or with NUL are refused', async () => {
    await upload('a.pdf', PDF, { question: 'NOPE' }).expect(404);
    await desk.agent.post(desk.at('/evidence?name=a.pdf&question=GOV-01')).send({ a: 1 }).expect(400);
    await desk.agent.post(desk.at('/evidence?name=a.pdf&question=GOV-01')).set('content-type', 'text/plain').send('x').expect(400);
    await upload('x'.repeat(256), PDF).expect(400);
    await upload('a\0.pdf', PDF).expect(400);
    await desk.agent.post(desk.at('/evidence?name=a.pdf&name=b.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(PDF).expect(400);
    expect(await files()).toEqual([]);
  });

  it('the same file once more, after a lost reply, is the same file; taken back, its bytes go and make room', async () => {
    const taken = async () => Number((await inVendor<{ taken: string }>(`select coalesce(sum(bytes), 0) as taken from files where tenant_id = $1 and state not in ('refused', 'purged')`, [ids.vendorTenant]))[0]?.taken);
    const [before, room] = [await files(), await taken()];
    const bytes = Buffer.concat([PDF, Buffer.from(`%${randomUUID()}`)]);
    await upload('once.pdf', bytes).expect(201);
    await upload('once.pdf', bytes).expect(201);
    const added = (await files()).filter(({ id }) => !before.some((other) => other.id === id));
    expect(added.map(({ name }) => name)).toEqual(['once.pdf']);
    expect(await taken()).toBe(room + bytes.length);
    await upload('twice.pdf', bytes).expect(201); // by another name it is another
    await check();
    for (const { id } of (await files()).filter(({ id }) => !before.some((other) => other.id === id))) await desk.agent.delete(desk.at(`/evidence/${id}`)).expect(204);
    expect(await files()).toEqual(before);
    expect(await taken()).toBe(room);
  });

  it('a file name is no answer to a question that asks for a file', async () => {
    const { body: { questions } } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    const file = questions.find(({ type }: { type: string }) => type === 'file');
    const put = (value: unknown) => desk.agent.put(desk.at(`/answers/${file.id}`)).set('if-match', '"0"').send({ saveId: ids.request, value, none: false, comment: '' });
    for (const value of ['soc2.pdf', ['soc2.pdf']]) expect((await put(value).expect(400)).body.errors).toMatchObject([{ pointer: '/value' }]);
  });

  it('sixty megabytes are refused while they stream, and do not pile up in memory', async () => {
    await running.app.listen(0, '127.0.0.1');
    const { port } = running.app.getHttpServer().address() as AddressInfo;
    const cookie = (desk.agent as unknown as { jar: { getCookies(at: { domain: string; path: string; secure: boolean; script: boolean }): { toValueString(): string } } }).jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let most = 0;
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect(); // what is let go is not held
      return process.memoryUsage().arrayBuffers;
    };
    const base = held();
    const status = await new Promise<number>((resolve, reject) => {
      const call = httpRequest({ port, method: 'POST', path: desk.at('/evidence?name=big.txt&question=GOV-01'), headers: { cookie, 'content-type': 'application/octet-stream' } }, (answer) => resolve(answer.statusCode ?? 0));
      call.on('error', reject);
      let sent = 0;
      const more = (): void => {
        while (sent < 60 * MB) {
          sent += chunk.length;
          if (sent % (10 * MB) === 0) most = Math.max(most, held() - base);
          if (!call.write(chunk)) return void call.once('drain', more);
        }
        call.end();
      };
      more();
    });
    expect(status).toBe(413);
    expect(most).toBeLessThan(25 * MB);
    expect(await files()).toEqual([]);
  });

  it('what is submitted is closed, kept, and copied; nothing of it can be taken away', async () => {
    await upload('soc2.pdf', PDF).expect(201);
    await upload('unassigned.pdf', Buffer.concat([PDF, Buffer.from('\n')])).expect(201);
    await check();
    const [first, second] = await files();
    await desk.agent.patch(desk.at(`/evidence/${second.id}`)).send({ questionKeys: [] }).expect(200);
    expect((await desk.agent.patch(desk.at(`/evidence/${first.id}`)).send({ kind: 'soc2', validTo: '2030-01-31' }).expect(200)).body[0]).toMatchObject({ kind: 'soc2', validTo: '2030-01-31', questionKeys: ['GOV-01'] });
    expect((await desk.agent.patch(desk.at(`/evidence/${first.id}`)).send({ validTo: null }).expect(200)).body[0]).toMatchObject({ kind: 'soc2', validTo: null });
    await answerAll(desk, plausible);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);

    await upload('late.pdf', PDF).expect(422);
    for (const { id } of [first, second]) {
      await desk.agent.patch(desk.at(`/evidence/${id}`)).send({ kind: 'x' }).expect(422);
      await desk.agent.patch(desk.at(`/evidence/${id}`)).send({ questionKeys: ['GOV-02'] }).expect(422);
      await desk.agent.delete(desk.at(`/evidence/${id}`)).expect(422);
    }
    expect((await files()).map(({ name }) => name)).toEqual(['soc2.pdf', 'unassigned.pdf']);

    // Not even the service that purges may.
    const [{ file_id: fileId }] = await inVendor<{ file_id: string }>('select file_id from draft_files where tenant_id = $1 and id = $2', [ids.vendorTenant, first.id]);
    const purge = running.app.get(UnitOfWork, { strict: false }).run(systemCtx(ids.vendorTenant), (ctx) => running.app.get(Files, { strict: false }).purge(ctx, fileId));
    await expect(purge).rejects.toMatchObject({ code: '23001' });

    await letHear(running);
    await letHear(running);
    const { body: { documents } } = await office.agent.get(office.at(`/vendors/${ids.vendor}/evidence`)).expect(200);
    expect(documents).toHaveLength(2);
    // Copied three times at once, each is kept once.
    const evidence = running.app.get(EvidenceService, { strict: false });
    await Promise.all(documents.flatMap(({ id }: { id: string }) => [1, 2, 3].map(() => evidence.copy(systemCtx(ids.requester), id))));
    const { body: { documents: copied } } = await office.agent.get(office.at(`/vendors/${ids.vendor}/evidence`)).expect(200);
    expect(copied).toMatchObject([{ custody: 'checking' }, { custody: 'checking' }]);
    const told = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [ids.requester]);
      return (await owner.query(`select count(*)::int from audit_entries where action = 'evidence.copied' and tenant_id = $1`, [ids.requester])).rows;
    });
    expect(told).toEqual([{ count: 2 }]);
  });
});
