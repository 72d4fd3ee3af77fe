import { dayAhead } from '../../support/exchange.js';
import { actOn, decide, findingById, findingsOf, historyOf, reviewOf, submittedVendor } from '../../support/findings.js';
import { joinAs, makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const POLICY = { secondForTiers: ['critical', 'high'], secondForExceptions: true, validMonths: { critical: 6, high: 12, moderate: 24, low: 36 } };

describe('a second person', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    await office.agent.put(office.at('/review-policy')).set('if-match', '"0"').send(POLICY).expect(200);
  });
  afterAll(() => running.stop());
  const critical = async (name: string) => {
    const found = await submittedVendor(running, office, name);
    await office.agent.put(office.at(`/vendors/${found.vendor.id}/tier`)).send({ tier: 'critical', reason: 'As we know it' }).expect(200);
    return found;
  };
  const onDecision = async (requestId: string, act: 'approval' | 'taking-back', by: Office, body: object = {}) => {
    const { version } = await reviewOf(office, requestId);
    return by.agent.post(by.at(`/requests/${requestId}/review/decision/${act}`)).set('if-match', `"${version}"`).send(body);
  };

  it('is not waited for while there is none, and then the reason is kept', async () => {
    const { vendor, request } = await critical('Alone LLC');
    const { needsSecond, usualValidUntil } = await reviewOf(office, request.id);
    expect(needsSecond).toBe(false);
    const { body } = await decide(office, request.id, { decision: 'approved_with_conditions', reason: 'Alone', conditions: [{ text: 'Encrypt', severity: 'low', dueOn: dayAhead(30) }] });
    expect(body).toMatchObject({ state: 'decided', decidedBy: 'Ana Ruiz', secondedBy: null, aloneBecause: 'Nobody else here may approve it', validUntil: usualValidUntil });
    const finding = (await findingsOf(office, vendor.id)).find(({ cause }: { cause: string }) => cause === 'condition');
    await actOn(office, finding.id, '/exception', { justification: 'Retired soon', until: dayAhead(20) });
    expect((await historyOf(office, finding.id))[0]).toMatchObject({ kind: 'exception_granted', said: expect.stringContaining('Nobody else here may approve it') });
  }, 60_000);

  it('approves what the first proposed, or does not; never the same', async () => {
    const second = await joinAs(running, office, 'complianceOfficer');
    const { desk, vendor, request } = await critical('Together LLC');
    const { body: proposed } = await decide(office, request.id, { decision: 'approved_with_conditions', reason: 'Good', conditions: [{ text: 'Encrypt', severity: 'high', dueOn: dayAhead(30) }] });
    expect(proposed).toMatchObject({ state: 'open', decision: null, proposal: { decision: 'approved_with_conditions', by: 'Ana Ruiz' } });
    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ status: 'submitted', decision: null });
    await office.agent.put(office.at(`/requests/${request.id}/review/verdicts/${proposed.questions[0].id}`)).set('if-match', '"0"').send({ verdict: 'accepted' }).expect(422);
    expect((await onDecision(request.id, 'approval', office)).status).toBe(409);
    expect((await onDecision(request.id, 'taking-back', second, { reason: 'The logs are not read' })).body).toMatchObject({ proposal: null, state: 'open' });
    await decide(office, request.id, { decision: 'approved', reason: 'They are' });
    expect((await onDecision(request.id, 'approval', second)).body).toMatchObject({ state: 'decided', decision: 'approved', decidedBy: 'Ana Ruiz', secondedBy: 'Ben Osei', aloneBecause: '' });
    expect((await onDecision(request.id, 'approval', second)).status).toBe(422);
    // A rejection waits for nobody.
    const other = await critical('Rejected LLC');
    expect((await decide(office, other.request.id, { decision: 'rejected', reason: 'No' })).body).toMatchObject({ state: 'decided' });

    const [finding] = await findingsOf(office, vendor.id);
    if (!finding) throw new Error('nothing was found');
    expect((await actOn(office, finding.id, '/exception', { justification: 'Retired soon', until: dayAhead(20) })).body).toMatchObject({ inForce: null, asked: { askedBy: 'Ana Ruiz', until: dayAhead(20) }, needsSecond: true });
    expect((await findingById(office, finding.id)).status).toBe('open');
    expect((await actOn(office, finding.id, '/exception/approval')).status).toBe(409);
    expect((await actOn(second, finding.id, '/exception/refusal', { reason: 'Too long' })).body).toMatchObject({ inForce: null, asked: null });
    await actOn(office, finding.id, '/exception', { justification: 'Retired sooner', until: dayAhead(10) });
    expect((await actOn(second, finding.id, '/exception/approval')).body).toMatchObject({ inForce: { askedBy: 'Ana Ruiz', approvedBy: 'Ben Osei' } });
    expect((await findingById(office, finding.id)).status).toBe('excepted');
  }, 60_000);

  it('is asked for by a policy that only an owner sets, from the version she read', async () => {
    const reviewer = await joinAs(running, office, 'reviewer', 'Cy Reed');
    await reviewer.agent.put(office.at('/review-policy')).set('if-match', '"1"').send(POLICY).expect(403);
    await office.agent.put(office.at('/review-policy')).set('if-match', '"0"').send(POLICY).expect(412);
    await office.agent.put(office.at('/review-policy')).set('if-match', '"1"').send({ ...POLICY, validMonths: { ...POLICY.validMonths, low: 0 } }).expect(400);
    await office.agent.put(office.at('/review-policy')).set('if-match', '"1"').send({ ...POLICY, secondForTiers: ['grave'] }).expect(400);
    expect((await reviewer.agent.get(office.at('/review-policy')).expect(200)).body).toEqual({ ...POLICY, version: 1 });
  });

  it('the residual risk says why, and cannot tell of what was not reviewed', async () => {
    const { body: { items } } = await office.agent.get(office.at('/vendors')).expect(200);
    const { body: fresh } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Unread LLC' }).expect(201);
    await office.agent.put(office.at(`/vendors/${fresh.id}/tier`)).send({ tier: 'high', reason: 'As we know it' }).expect(200);
    const ids = [...items.map(({ id }: { id: string }) => id), fresh.id];
    const { body: risks } = await office.agent.get(office.at(`/residual-risk?vendorIds=${ids.join(',')}`)).expect(200);
    const of = (name: string) => risks.find(({ vendorId }: { vendorId: string }) => vendorId === items.find(({ legalName }: { legalName: string }) => legalName === name)?.id);
    expect(risks.at(-1)).toMatchObject({ band: null, because: ['Its inherent risk is high.', expect.stringContaining('was not reviewed')] });
    expect(of('Rejected LLC')).toMatchObject({ band: expect.stringMatching(/high|critical/), because: expect.arrayContaining(['Its inherent risk is critical.']) });
    const stranger = await makeOrganization(running, 'Stranger');
    expect((await stranger.agent.get(stranger.at(`/residual-risk?vendorIds=${ids.join(',')}`)).expect(200)).body).toEqual([]);
    await office.agent.get(office.at('/residual-risk?vendorIds=x')).expect(400);
  });
});
