import { dayAhead, enterPortal, letHear } from '../../support/exchange.js';
import { reconcile } from '../../support/clock-work.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('risk classes and what they are asked', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  let tenantId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    stranger = await makeOrganization(running, 'Elsewhere Clinic');
    tenantId = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug])).then(({ rows: [{ id }] }) => id as string);
  });
  afterAll(() => running.stop());

  const rows = <R>(text: string, values: unknown[] = []): Promise<R[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    return (await owner.query(text, values)).rows as R[];
  });
  const vendorOf = async (legalName: string) => (await office.agent.post(office.at('/vendors')).send({ legalName }).expect(201)).body.id as string;
  const engage = async (vendorId: string, details: object) => (await office.agent.post(office.at(`/vendors/${vendorId}/engagements`)).send(details).expect(201)).body;
  const tierOf = async (vendorId: string) => (await office.agent.get(office.at(`/vendors/${vendorId}/tier`)).expect(200)).body;
  const override = (vendorId: string, body: object) => office.agent.put(office.at(`/vendors/${vendorId}/tier`)).send(body);
  const standing = async (vendorId: string) => (await office.agent.get(office.at(`/vendors/${vendorId}`)).expect(200)).body.tier;

  it('a class follows from what the vendor supplies, changes with it, and says why and what is missing', async () => {
    const id = await vendorOf('Tiered');
    expect(await tierOf(id)).toEqual({ tier: null, by: null, reason: '', rules: { tier: null, reasons: [], missing: [] } });
    const engagement = await engage(id, { service: 'Hosting', phi: 'flows', phiTypes: ['clinical'], volume: 'under_500', access: 'our_systems', critical: false });
    expect(await tierOf(id)).toMatchObject({ tier: 'moderate', by: 'rules', rules: { tier: 'moderate', reasons: [{ tier: 'moderate', why: 'Hosting: PHI flows' }], missing: [] } });
    await office.agent.patch(office.at(`/engagements/${engagement.id}`)).set('if-match', `"${engagement.version}"`).send({ volume: 'over_100k' }).expect(200);
    expect(await standing(id)).toBe('critical');
    await engage(id, { service: 'Couriers' });
    expect((await tierOf(id)).rules.missing).toEqual(['Couriers: nobody has said whether PHI flows']);
    await office.agent.patch(office.at(`/engagements/${engagement.id}`)).set('if-match', '"2"').send({ volume: 'many' }).expect(400);
  });

  it('staff may say otherwise, with a reason; the rules say on what they would, and count again when she takes it back', async () => {
    const id = await vendorOf('Overridden');
    await engage(id, { service: 'Billing', phi: 'flows' });
    await override(id, { tier: 'critical' }).expect(400);
    await override(id, { tier: 'worst', reason: 'x' }).expect(400);
    expect((await override(id, { tier: 'critical', reason: 'Our only lab' }).expect(200)).body).toMatchObject({ tier: 'critical', by: 'staff', reason: 'Our only lab', rules: { tier: 'moderate' } });
    await engage(id, { service: 'More', phi: 'flows', access: 'holds_copies' });
    expect(await standing(id)).toBe('critical');
    expect((await override(id, { tier: null }).expect(200)).body).toMatchObject({ tier: 'high', by: 'rules', reason: '' });
    const told = await rows<{ detail: { from: string; to: string; reason: string } }>(`select detail from audit_entries where action = 'vendor.tier_set' and subject_id = $1 order by id`, [id]);
    expect(told.map(({ detail }) => [detail.from, detail.to, detail.reason])).toEqual([[null, 'moderate', ''], ['moderate', 'critical', 'Our only lab'], ['critical', 'high', '']]);
    await stranger.agent.get(stranger.at(`/vendors/${id}/tier`)).expect(404);
    await stranger.agent.put(stranger.at(`/vendors/${id}/tier`)).send({ tier: 'low', reason: 'x' }).expect(404);
  });

  it('what ends by its day no longer counts, from the next daily comparison', async () => {
    const id = await vendorOf('Ending');
    await engage(id, { service: 'Large', phi: 'flows', volume: 'over_100k', toOn: dayAhead(1) });
    await engage(id, { service: 'Small', phi: 'none', critical: false });
    expect(await standing(id)).toBe('critical');
    await rows(`update engagements set to_on = $2 where supplier_vendor_id = $1 and service = 'Large'`, [id, dayAhead(-2)]);
    await reconcile(running, tenantId);
    expect(await standing(id)).toBe('low');
    await reconcile(running, tenantId);
    expect(await rows(`select 1 from audit_entries where action = 'vendor.tier_set' and subject_id = $1`, [id])).toHaveLength(2);
  });

  it('each class has its questionnaire and documents, the usual until somebody changes them', async () => {
    const asks = async (of = office) => (await of.agent.get(of.at('/tier-asks')).expect(200)).body;
    expect((await asks()).map(({ tier, version }: { tier: string; version: number }) => [tier, version])).toEqual([['critical', 0], ['high', 0], ['moderate', 0], ['low', 0]]);
    const set = (tier: string, version: number, body: object) => office.agent.put(office.at(`/tier-asks/${tier}`)).set('if-match', `"${version}"`).send(body);
    const body = { questionnaireId: null, asks: [{ kinds: ['iso_27001', 'soc2_type2'] }], instead: false };
    await set('low', 0, { ...body, asks: [] }).expect(400);
    await set('low', 0, { ...body, asks: [{ kinds: [] }] }).expect(400);
    await set('lowest', 0, body).expect(404);
    expect((await set('low', 0, body).expect(200)).body.at(-1)).toEqual({ tier: 'low', ...body, version: 1 });
    await set('low', 0, body).expect(412);
    await set('low', 1, { ...body, instead: true }).expect(200);
    await set('high', 4, body).expect(412);
    expect((await asks(stranger)).at(-1).version).toBe(0);
  });
});

describe('a request for documents', () => {
  let running: Running;
  let office: Office;
  let vendor: { id: string };
  let contactId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    vendor = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Documented, Inc.' }).expect(201)).body;
    contactId = (await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: 'priya@documented.example' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());

  const documents = { asks: [{ kinds: ['soc2_type2', 'hitrust_r2'] }, { kinds: ['pentest_report'] }], instead: false };
  const send = (body: object) => office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId, dueOn: dayAhead(20), ...body });
  const messages = async (): Promise<{ kind: string; state: string; to: string; held: boolean; title: string }[]> => running.asOwner(async (owner) => {
    const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
    return (await owner.query(`select kind, state, to_email as to, not_before > holdfast_now() as held, variables->>'requestTitle' as title from messages order by planned_at, id`)).rows;
  });

  it('alone, answered by a document or by having none of them, is reviewed like any other', async () => {
    const { body: request } = await send({ documents }).expect(201);
    expect(request).toMatchObject({ kind: 'documents', title: 'Documents' });
    const desk = await enterPortal(running, request.id);
    const { body: { questions } } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    expect(questions.map(({ text, evidenceKinds }: { text: string; evidenceKinds: string[] }) => [text, evidenceKinds])).toEqual([['SOC 2 Type 2 report, or HITRUST r2 certificate', ['soc2_type2', 'hitrust_r2']], ['Penetration test report', ['pentest_report']]]);
    await desk.agent.put(desk.at('/answers/DOC-02')).set('if-match', '"0"').send({ saveId: crypto.randomUUID(), value: null, none: true, comment: 'Next spring' }).expect(200);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya', title: 'CISO' }).expect(201);
    await letHear(running);
    const { body: review } = await office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200);
    expect(review.questions.map(({ id, lacksEvidence }: { id: string; lacksEvidence: boolean }) => [id, lacksEvidence])).toEqual([['DOC-01', true], ['DOC-02', true]]);
    expect(review.score).toBeNull();
  });

  it('beside a questionnaire, or in its place as the vendor chooses', async () => {
    const { body: both } = await send({ questionnaireId: 'hipaa-ba-core', documents }).expect(201);
    expect(both.kind).toBe('questionnaire');
    const { body: either } = await send({ questionnaireId: 'hipaa-ba-core', documents: { ...documents, instead: true } }).expect(201);
    const desk = await enterPortal(running, either.id);
    await desk.agent.put(desk.at('/answers/DOC-00')).set('if-match', '"0"').send({ saveId: crypto.randomUUID(), value: 'documents', none: false, comment: '' }).expect(200);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya', title: 'CISO' }).expect(201);
  });

  it('of nothing is refused, as are kinds that are none', async () => {
    expect((await send({}).expect(400)).body.errors[0].pointer).toBe('/questionnaireId');
    await send({ documents: { asks: [] } }).expect(400);
    await send({ documents: { asks: [{ kinds: ['No Kind'] }] } }).expect(400);
    await send({ documents: { asks: Array.from({ length: 21 }, () => ({ kinds: ['policy'] })) } }).expect(400);
    await send({ questionnaireId: 'nope' }).expect(404);
  });

  it('waits a moment before its mail leaves, and is undone without anybody hearing of it; a test copy goes to oneself', async () => {
    const before = (await messages()).length;
    const { body: held } = await send({ questionnaireId: 'hipaa-ba-core', holdSeconds: 10 }).expect(201);
    expect((await messages()).slice(before)).toEqual([expect.objectContaining({ kind: 'vendor-invitation', held: true, state: 'planned' })]);
    await office.agent.post(office.at(`/requests/${held.id}/withdrawal`)).send({ reason: 'Undone before its mail left' }).expect(200);
    expect((await messages()).at(-1)).toMatchObject({ state: 'cancelled' });
    await send({ questionnaireId: 'hipaa-ba-core', holdSeconds: 61 }).expect(400);
    await office.agent.post(office.at(`/vendors/${vendor.id}/requests/test-copies`)).send({ questionnaireId: 'hipaa-ba-core', dueOn: dayAhead(20) }).expect(202);
    expect((await messages()).at(-1)).toMatchObject({ kind: 'vendor-invitation', to: office.email, held: false, title: expect.stringMatching(/^Test: /) });
    const { body: { items } } = await office.agent.get(office.at(`/requests?vendorId=${vendor.id}&filter=open`)).expect(200);
    expect(items.some(({ id }: { id: string }) => id === held.id)).toBe(false);
  });
});
