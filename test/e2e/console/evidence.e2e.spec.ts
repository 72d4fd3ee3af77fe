import { FileChecker } from '../../../apps/api/src/platform/files/file-checker.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { letRemind, reconcile } from '../../support/clock-work.js';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, PDF, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const REPORT = { periodFrom: dayAhead(-500), periodTo: dayAhead(-320), opinion: 'qualified', exceptions: 'Two leavers kept access', scope: 'Hosting', userControls: 'Review who has access each quarter\n\nReport leavers within a day\nReview who has access each quarter' };
const another = (mark: string) => Buffer.concat([PDF, Buffer.from(`%${mark}\n`)]);

describe('evidence in our custody', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  let tenantId: string;
  let vendorId: string;
  let desk: Desk;
  beforeAll(async () => {
    running = await startApp();
    await running.moveClockToNoon();
    office = await makeOrganization(running);
    stranger = await makeOrganization(running, 'Elsewhere Clinic');
    const idOf = (slug: string) => running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [slug])).then(({ rows: [{ id }] }) => id as string);
    tenantId = await idOf(office.slug);
    const { vendor, request } = await sendRequest(office);
    vendorId = vendor.id;
    desk = await enterPortal(running, request.id);
    await desk.agent.post(desk.at('/evidence?name=soc2.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(another('soc2')).expect(201);
    await check(await idOf(desk.slug));
  });
  afterAll(() => running.stop());

  const rows = <R>(text: string, values: unknown[] = [], tenant = tenantId): Promise<R[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
    return (await owner.query(text, values)).rows as R[];
  });
  const check = async (tenant: string): Promise<void> => {
    const checker = running.app.get(FileChecker, { strict: false });
    for (const { id } of await rows<{ id: string }>(`select id from files where state = 'typed' and tenant_id = $1`, [tenant], tenant)) await checker.check(systemCtx(tenant), { fileId: id });
  };
  const evidence = async () => (await office.agent.get(office.at(`/vendors/${vendorId}/evidence`)).expect(200)).body;
  const named = async (name: string) => (await evidence()).documents.find((document: { name: string }) => document.name === name);
  const record = (name: string, kind: string, bytes: Buffer = another(name)) =>
    office.agent.post(office.at(`/vendors/${vendorId}/evidence?${new URLSearchParams({ name, kind, sourceNote: 'Their trust page' })}`)).set('content-type', 'application/octet-stream').send(bytes);
  const read = (document: { id: string; version: number }, body: object) => office.agent.put(office.at(`/evidence/${document.id}`)).set('if-match', `"${document.version}"`).send(body);
  const dates = () => rows<{ kind: string; due: string; state: string }>(`select kind, due_on::text as due, state from deadlines where kind like 'evidence%' and matter_id in (select id from documents where vendor_id = $1) order by kind, due_on`, [vendorId]);

  it('what the vendor says of a document comes with it: period, opinion, exceptions, and what it expects of us', async () => {
    const [file] = (await desk.agent.get(desk.at('/evidence')).expect(200)).body;
    const describe = (body: object) => desk.agent.patch(desk.at(`/evidence/${file.id}`)).send(body);
    expect((await describe({ facts: { periodFrom: '2026-02-30' } }).expect(400)).body.errors).toEqual([{ pointer: '/facts/periodFrom', message: 'is not a day' }]);
    expect((await describe({ facts: { ...REPORT, periodTo: dayAhead(-600) } }).expect(400)).body.errors[0].pointer).toBe('/facts/periodTo');
    expect((await describe({ facts: { auditor: 'x' } }).expect(400)).body.errors[0].pointer).toBe('/facts/auditor');
    await describe({ facts: 'x' }).expect(400);
    expect((await describe({ kind: 'soc2_type2', facts: REPORT }).expect(200)).body[0]).toMatchObject({ kind: 'soc2_type2', facts: { ...REPORT } });
    await answerAll(desk, plausible);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya', title: 'CISO' }).expect(201);
    await letHear(running);
    const document = await named('soc2.pdf');
    expect(document).toMatchObject({ source: 'vendor', kind: 'soc2_type2', readHere: false, custody: 'copying', replacedBy: null, controlsToCheck: 2, validity: { from: 'usual', why: expect.stringContaining('12 months') } });
    expect((await evidence()).scanner).toBeNull();
  });

  it('is asked for anew by us and by the vendor, who is written to', async () => {
    expect((await dates()).map(({ kind, state }) => [kind, state])).toEqual([['evidence_expiry', 'open'], ['evidence_renewal', 'open']]);
    await reconcile(running, tenantId);
    expect(await dates()).toHaveLength(2);
    const [{ due }] = await dates();
    const days = Math.round((Date.parse(due) - Date.parse(dayAhead(0))) / 86_400_000);
    await running.moveClock(`${days - 14} days`);
    await office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
    await letRemind(running);
    const [mail] = await rows<{ to: string; variables: Record<string, string> }>(`select to_email as to, variables from messages where kind = 'evidence-expires'`);
    expect(mail.to).toMatch(/^priya\./);
    expect(mail.variables).toMatchObject({ documentName: 'soc2.pdf', timeLeft: '14 days' });
    await running.moveClock(`-${days - 14} days`);
  });

  it('what staff has from elsewhere is marked so; a newer report replaces the older, and both are told apart', async () => {
    await record('next.pdf', 'soc2_type2').expect(201);
    await check(tenantId);
    const added = await named('next.pdf');
    expect(added).toMatchObject({ source: 'staff', sourceNote: 'Their trust page', requestId: null, custody: 'ours', validity: null });
    const facts = { periodFrom: dayAhead(-280), periodTo: dayAhead(-100), bridgeTo: dayAhead(-10), scope: 'hosting', opinion: 'unqualified' };
    expect((await read(added, { kind: 'soc2_type2', facts: { ...facts, bridgeTo: 'soon' } }).expect(400)).body.errors[0].pointer).toBe('/facts/bridgeTo');
    expect((await read(added, { kind: 'soc2_type2', facts }).expect(200)).body).toMatchObject({ readHere: true, facts, validity: { from: 'usual' } });
    await read(added, { kind: 'soc2_type2', facts }).expect(412);
    expect((await named('soc2.pdf')).replacedBy).toBe(added.id);
    expect((await dates()).map(({ kind, state }) => [kind, state])).toEqual([['evidence_expiry', 'met'], ['evidence_expiry', 'open'], ['evidence_renewal', 'met']]);
    const { coverage } = await evidence();
    expect(coverage).toHaveLength(1);
    expect(coverage[0].covered).toEqual([{ from: dayAhead(-500), to: dayAhead(-320) }, { from: dayAhead(-280), to: dayAhead(-10) }]);
    expect(coverage[0].gaps.map(({ from, to }: { from: string; to: string }) => [from, to]).slice(1)).toEqual([[dayAhead(-319), dayAhead(-281)], [dayAhead(-9), dayAhead(0)]]);
  });

  it('what a report expects of us is judged one by one', async () => {
    const { id } = await named('soc2.pdf');
    const controls = async () => (await office.agent.get(office.at(`/evidence/${id}/controls`)).expect(200)).body;
    const [first, second] = await controls();
    expect([first.text, second.text]).toEqual(['Review who has access each quarter', 'Report leavers within a day']);
    const judge = (control: { id: string; version: number }, body: object) => office.agent.put(office.at(`/evidence/${id}/controls/${control.id}`)).set('if-match', `"${control.version}"`).send(body);
    expect((await judge(first, { state: 'in_place', note: 'IT, policy 4' }).expect(200)).body[0]).toMatchObject({ state: 'in_place', note: 'IT, policy 4' });
    await judge(first, { state: 'missing' }).expect(412);
    await judge({ ...second, id: first.id }, { state: 'fine' }).expect(400);
    expect((await named('soc2.pdf')).controlsToCheck).toBe(1);
    // Read anew, the report lists another: what was judged stays.
    const document = await named('soc2.pdf');
    await read(document, { kind: 'soc2_type2', facts: { ...REPORT, userControls: 'Keep logs' } }).expect(200);
    expect((await controls()).map(({ text }: { text: string }) => text).sort()).toEqual(['Keep logs', 'Review who has access each quarter']);
  });

  it('patient data in it: nobody gets it any more, then its bytes are forgotten and its hash stays', async () => {
    const { id, sha256 } = await named('next.pdf');
    await office.agent.post(office.at(`/evidence/${id}/address`)).expect(200);
    expect((await office.agent.post(office.at(`/evidence/${id}/purge`)).send({ reason: 'x' }).expect(422)).body.title).toMatch(/Quarantine it first/);
    await office.agent.post(office.at(`/evidence/${id}/quarantine`)).send({ reason: ' ' }).expect(400);
    expect((await office.agent.post(office.at(`/evidence/${id}/quarantine`)).send({ reason: 'A screenshot of a record' }).expect(200)).body.custody).toBe('quarantined');
    await office.agent.post(office.at(`/evidence/${id}/quarantine`)).send({ reason: 'again' }).expect(409);
    await office.agent.post(office.at(`/evidence/${id}/address`)).expect(422);
    expect((await office.agent.post(office.at(`/evidence/${id}/purge`)).send({ reason: 'A screenshot of a record' }).expect(200)).body).toMatchObject({ custody: 'purged', sha256 });
    await office.agent.post(office.at(`/evidence/${id}/address`)).expect(410);
    expect(await rows(`select action from audit_entries where subject_id = $1 and action in ('evidence.quarantined', 'evidence.purged') order by id`, [id])).toEqual([{ action: 'evidence.quarantined' }, { action: 'evidence.purged' }]);
  });

  it('bad input is answered, and nothing is anybody else’s', async () => {
    await record('setup.exe', 'other').expect(422);
    await record('a.pdf', 'Not a kind').expect(400);
    await record('empty.pdf', 'other', Buffer.alloc(0)).expect(422);
    const { id, version } = await named('soc2.pdf');
    await stranger.agent.get(stranger.at(`/vendors/${vendorId}/evidence`)).expect(404);
    await stranger.agent.post(stranger.at(`/vendors/${vendorId}/evidence?name=a.pdf&kind=other&sourceNote=x`)).set('content-type', 'application/octet-stream').send(PDF).expect(404);
    await stranger.agent.put(stranger.at(`/evidence/${id}`)).set('if-match', `"${version}"`).send({ kind: 'other', facts: {} }).expect(404);
    for (const path of ['quarantine', 'purge']) await stranger.agent.post(stranger.at(`/evidence/${id}/${path}`)).send({ reason: 'x' }).expect(404);
    await stranger.agent.get(stranger.at(`/evidence/${id}/controls`)).expect(404);
  });
});
