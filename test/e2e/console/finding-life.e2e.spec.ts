import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { reconcile } from '../../support/clock-work.js';
import { answerAll, dayAhead, enterPortal, letHear } from '../../support/exchange.js';
import { actOn, decide, findingById, findingsOf, GAP_QUESTIONS, historyOf, reviewOf, signOff, submittedVendor, withGaps } from '../../support/findings.js';
import { makeOrganization, type Office, PASSWORD } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const [ONE, TWO] = GAP_QUESTIONS;

interface Found {
  readonly id: string;
  readonly questionKey: string;
  readonly dueOn: string;
  readonly version: number;
}

describe('findings of a submission', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  const judge = (id: string, question: string, version: number, body: object) => office.agent.put(office.at(`/requests/${id}/review/verdicts/${question}`)).set('if-match', `"${version}"`).send(body);
  const signInAgain = () => office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);
  const at = (items: Found[], question: string): [Found, ...Found[]] => items.filter(({ questionKey }) => questionKey === question) as [Found, ...Found[]];

  it('open by themselves when it is decided, one a question; by a reviewer before; and by a condition', async () => {
    const { vendor, request } = await submittedVendor(running, office, 'Alder LLC', withGaps(ONE, TWO));
    expect(await findingsOf(office, vendor.id)).toEqual([]);
    await judge(request.id, ONE, 0, { verdict: 'finding' }).expect(400);
    const { body: { verdicts } } = await judge(request.id, ONE, 0, { verdict: 'finding', internalNote: 'Seen on site', finding: { title: 'Nobody named answers for security', severity: 'critical', expected: 'A name' } }).expect(200);
    expect(verdicts).toMatchObject([{ question: ONE, verdict: 'finding', by: 'Ana Ruiz', findingId: expect.any(String) }]);
    const [early] = await findingsOf(office, vendor.id);
    expect(early).toMatchObject({ id: verdicts[0].findingId, title: 'Nobody named answers for security', severity: 'critical', cause: 'gap', expected: 'A name', questionKey: ONE, requestId: request.id, status: 'open' });

    const { findingsToOpen } = await reviewOf(office, request.id);
    await (await decide(office, request.id, { decision: 'approved_with_conditions', reason: 'Good', conditions: [{ text: 'A second factor', severity: 'high', dueOn: dayAhead(40) }] }));
    const findings = await findingsOf(office, vendor.id);
    expect(at(findings, ONE)).toMatchObject([{ id: early.id, severity: 'critical' }]);
    expect(at(findings, TWO)).toMatchObject([{ cause: 'gap', seenIn: 1, expected: expect.stringMatching(/./) }]);
    expect(findings.filter(({ cause }: { cause: string }) => cause === 'condition')).toMatchObject([{ title: 'A second factor', severity: 'high', dueOn: dayAhead(40) }]);
    expect(findings).toHaveLength(findingsToOpen + 2);
    expect(new Set(findings.map(({ questionKey, id }: { questionKey: string | null; id: string }) => questionKey ?? id)).size).toBe(findings.length);
    expect((await office.agent.get(office.at('/deadlines?filter=all')).expect(200)).body.items.filter(({ matterId }: { matterId: string }) => matterId === early.id)).toMatchObject([{ kind: 'finding_due', dueOn: early.dueOn }]);
  }, 60_000);

  it('seen again they are brought up to date and never doubled; no longer shown, they wait for a check', async () => {
    const { vendor, contact, request } = await submittedVendor(running, office, 'Birch LLC', withGaps(ONE, TWO));
    await (await decide(office, request.id, { decision: 'approved', reason: 'For now' }));
    const [first] = at(await findingsOf(office, vendor.id), ONE);
    const { body: again } = await office.agent.post(office.at(`/vendors/${vendor.id}/requests`)).send({ contactId: contact.id, questionnaireId: HIPAA_BA_CORE.id, dueOn: dayAhead(30) }).expect(201);
    const desk = await enterPortal(running, again.id);
    await answerAll(desk, withGaps(ONE));
    await signOff(desk);
    await letHear(running);

    const review = await reviewOf(office, again.id);
    const question = (id: string) => review.questions.find((each: { id: string }) => each.id === id);
    expect(question(ONE).lastCycle).toMatchObject({ answer: 'No', changed: false, worse: false });
    expect(question(TWO).lastCycle).toMatchObject({ answer: 'No', changed: true, worse: false });
    await (await decide(office, again.id, { decision: 'approved', reason: 'Better' }));
    const findings = await findingsOf(office, vendor.id);
    expect(at(findings, ONE)).toMatchObject([{ id: first.id, dueOn: first.dueOn, status: 'open', requestId: again.id, seenIn: 1 }]);
    expect((await historyOf(office, first.id)).map(({ kind }) => kind)).toEqual(['seen_again', 'opened']);
    const [gone] = at(findings, TWO);
    expect(gone).toMatchObject({ status: 'to_check' });
    expect((await findingsOf(office, vendor.id, 'to_check')).map(({ id }: { id: string }) => id)).toContain(gone.id);
    expect((await office.agent.get(office.at('/deadlines?filter=all')).expect(200)).body.items.filter(({ kind, link }: { kind: string; link: string }) => kind === 'review_due' && [request.id, again.id].some((id) => link.includes(id)))).toMatchObject([{ link: `/requests/${again.id}/review` }]);
  }, 60_000);

  it('are edited with a reason, and their history tells who changed what', async () => {
    const { vendor, request } = await submittedVendor(running, office, 'Cedar LLC', withGaps(ONE));
    await (await decide(office, request.id, { decision: 'rejected', reason: 'Not yet' }));
    const [finding] = at(await findingsOf(office, vendor.id), ONE);
    const edit = (version: number, body: object) => office.agent.patch(office.at(`/findings/${finding.id}`)).set('if-match', `"${version}"`).send(body);
    const version = finding.version;
    await edit(version, { severity: 'low' }).expect(400);
    await edit(version, { severity: 'low', ownerMemberId: vendor.id, because: 'x' }).expect(404);
    const { body: edited } = await edit(version, { severity: 'low', dueOn: dayAhead(200), because: 'The system is being retired' }).expect(200);
    expect(edited).toMatchObject({ severity: 'low', dueOn: dayAhead(200), version: version + 1 });
    await edit(version, { severity: 'high', because: 'late' }).expect(412);
    expect(await historyOf(office, edited.id)).toMatchObject([
      { kind: 'edited', said: 'The system is being retired', by: 'Ana Ruiz', changes: [{ field: 'severity', to: 'Low' }, { field: 'dueOn', from: finding.dueOn, to: dayAhead(200) }] }, { kind: 'opened' },
    ]);
    const { text: csv } = await office.agent.get(office.at(`/findings/export.csv?vendorId=${vendor.id}`)).expect(200);
    expect(csv).toContain('Cedar LLC');
    expect(csv.split('\r\n').slice(1, -1).flatMap((line) => line.split(',')).filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
  }, 60_000);

  it('an exception opens no door of its own: it has an end, and the day after the finding is open again', async () => {
    const { vendor, request } = await submittedVendor(running, office, 'Dogwood LLC', withGaps(ONE));
    await (await decide(office, request.id, { decision: 'approved', reason: 'Fine' }));
    const [{ id }] = at(await findingsOf(office, vendor.id), ONE);
    const grant = (until: string) => actOn(office, id, '/exception', { justification: 'Retired in spring', measures: 'No remote access', until });
    expect((await grant(dayAhead(-1))).status).toBe(400);
    expect((await grant(dayAhead(1000))).status).toBe(400);
    expect((await actOn(office, id, '/exception', { justification: ' ', until: dayAhead(10) })).status).toBe(400);
    expect((await grant(dayAhead(10))).body).toMatchObject({ inForce: { until: dayAhead(10), askedBy: 'Ana Ruiz', approvedBy: 'Ana Ruiz', measures: 'No remote access' }, asked: null, needsSecond: false });
    expect(await findingById(office, id)).toMatchObject({ status: 'excepted', exceptedUntil: dayAhead(10), late: false });
    const due = async () => (await office.agent.get(office.at('/deadlines?filter=all')).expect(200)).body.items.filter(({ matterId }: { matterId: string }) => matterId === id);
    expect(await due()).toMatchObject([{ kind: 'exception_ends', dueOn: dayAhead(10), basis: 'policy' }]);
    expect((await grant(dayAhead(20))).body).toMatchObject({ inForce: { until: dayAhead(20) } });
    expect((await actOn(office, id, '/exception/revocation', { reason: 'It is not retired' })).body).toMatchObject({ inForce: null });
    expect(await findingById(office, id)).toMatchObject({ status: 'open' });
    await grant(dayAhead(10));
    await running.moveClock('12 days');
    await signInAgain();
    // On read, before anybody looked; then by the daily comparison, once.
    expect(await findingById(office, id)).toMatchObject({ status: 'open', exceptedUntil: null });
    const { rows: [{ id: tenantId }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]));
    await reconcile(running, tenantId);
    await reconcile(running, tenantId);
    expect((await due()).map(({ kind }: { kind: string }) => kind)).toEqual(['finding_due']);
    expect((await historyOf(office, id)).map(({ kind }) => kind)).toEqual(['exception_ended', 'exception_granted', 'exception_revoked', 'exception_extended', 'exception_granted', 'opened']);
    await running.moveClock('-12 days');
    await signInAgain();
  }, 60_000);
});
