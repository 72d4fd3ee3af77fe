import { randomUUID } from 'node:crypto';
import { dayAhead, type Desk, enterPortal, letHear } from '../../support/exchange.js';
import { decide, findingById, findingsOf, historyOf, signOff, submittedVendor } from '../../support/findings.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('findings are mended with the vendor', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  /** A vendor with two findings of a decision. */
  const withTwo = async (name: string) => {
    const { vendor, contact, request } = await submittedVendor(running, office, name);
    await decide(office, request.id, {
      decision: 'approved_with_conditions', reason: 'The secret reason',
      conditions: [{ text: 'A second factor', severity: 'critical', dueOn: dayAhead(40) }, { text: 'A restore test', severity: 'low', dueOn: dayAhead(60) }],
    });
    const conditions = (await findingsOf(office, vendor.id)).filter(({ cause }: { cause: string }) => cause === 'condition') as { id: string; title: string; dueOn: string }[];
    return { vendor, contact, conditions };
  };
  const ask = (vendorId: string, contactId: string, findings: readonly { id: string; title: string; dueOn: string }[], by = office) =>
    by.agent.post(by.at(`/vendors/${vendorId}/remediations`)).send({ contactId, dueOn: dayAhead(20), findings: findings.map(({ id, title, dueOn }) => ({ findingId: id, found: title, expected: 'Show it', dueOn })) });
  const answer = async ({ agent, at }: Desk, question: string, value: string, version = 0) =>
    agent.put(at(`/answers/${question}`)).set('if-match', `"${version}"`).send({ saveId: randomUUID(), value, none: false, comment: '' }).expect(200);
  const remediation = async (requestId: string) => (await office.agent.get(office.at(`/requests/${requestId}/remediation`)).expect(200)).body;
  const check = (requestId: string, checks: object[]) => office.agent.post(office.at(`/requests/${requestId}/remediation/check`)).send({ checks });

  it('asked, answered, returned in part, answered again, and closed by nobody but us', async () => {
    const { vendor, contact, conditions } = await withTwo('Alder LLC');
    const [one, two] = conditions as [typeof conditions[number], typeof conditions[number]];
    const { body: { requestId } } = await ask(vendor.id, contact.id, conditions).expect(201);
    expect(await findingById(office, one.id)).toMatchObject({ status: 'in_remediation' });
    await ask(vendor.id, contact.id, [one]).expect(422);

    const desk = await enterPortal(running, requestId);
    const { body: task } = await desk.agent.get(desk.at('')).expect(200);
    expect(task).toMatchObject({ kind: 'remediation', title: '2 findings to mend', asked: 4 });
    const { body: questionnaire } = await desk.agent.get(desk.at('/questionnaire')).expect(200);
    expect(questionnaire.sections).toMatchObject([{ title: 'A second factor', description: expect.stringContaining('Expected: Show it') }, { title: 'A restore test' }]);
    // What is ours alone is in neither.
    expect(JSON.stringify([task, questionnaire])).not.toMatch(/secret reason|critical|severity|gapAnswers/i);
    await answer(desk, 'FIX-1-STATE', 'done');
    await answer(desk, 'FIX-1-WORDS', 'Since Monday');
    await answer(desk, 'FIX-2-STATE', 'under_way');
    await answer(desk, 'FIX-2-WORDS', 'Ordered');
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(422); // until when?
    await answer(desk, 'FIX-2-UNTIL', dayAhead(30));
    await signOff(desk);
    await letHear(running);

    expect((await findingById(office, one.id)).status).toBe('to_check');
    expect(await remediation(requestId)).toMatchObject({ status: 'submitted', items: [{ found: 'A second factor', said: 'done', words: 'Since Monday', toCheck: true }, { said: 'under_way', saidUntil: dayAhead(30), words: 'Ordered', toCheck: true }] });
    await office.agent.get(office.at(`/requests/${requestId}/review`)).expect(404); // there is one way to check it
    await check(requestId, [{ findingId: one.id, verdict: 'accepted', words: 'Seen' }]).expect(400);
    await check(requestId, [{ findingId: one.id, verdict: 'accepted', words: 'Seen' }, { findingId: two.id, verdict: 'returned', words: ' ' }]).expect(400);
    await check(requestId, [{ findingId: one.id, verdict: 'accepted', words: 'Seen on their screen' }, { findingId: two.id, verdict: 'returned', words: 'Which day was the order?' }]).expect(200);
    expect(await findingById(office, one.id)).toMatchObject({ status: 'closed', closedBecause: 'Seen on their screen', closedBy: 'Ana Ruiz' });
    expect(await findingById(office, two.id)).toMatchObject({ status: 'in_remediation' });

    await letHear(running);
    const { body: back } = await desk.agent.get(desk.at('')).expect(200);
    expect(back).toMatchObject({ status: 'returned', open: expect.arrayContaining(['FIX-2-STATE', 'FIX-2-WORDS', 'FIX-2-UNTIL']) });
    expect(back.open).not.toContain('FIX-1-WORDS');
    expect(JSON.stringify(back)).not.toContain('Seen on their screen');
    await answer(desk, 'FIX-2-STATE', 'done', 1);
    await answer(desk, 'FIX-2-WORDS', 'Tested today', 1);
    await signOff(desk);
    await letHear(running);
    await check(requestId, [{ findingId: two.id, verdict: 'accepted', words: 'The report shows it' }]).expect(200);
    await check(requestId, [{ findingId: two.id, verdict: 'accepted', words: 'again' }]).expect(422);
    expect((await historyOf(office, two.id)).map(({ kind }) => kind)).toEqual(['closed', 'vendor_said', 'returned', 'vendor_said', 'remediation_asked', 'opened']);
    expect((await historyOf(office, two.id))[1]).toMatchObject({ said: 'Done. Tested today', by: 'Priya Nair' });
    await letHear(running);
    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ status: 'decided', decision: { decision: 'approved', conditions: [] } });
  }, 60_000);

  it('withdrawn, its findings are open again; of another vendor or organization nothing can be asked', async () => {
    const { vendor, contact, conditions } = await withTwo('Birch LLC');
    const elsewhere = await withTwo('Cedar LLC');
    const stranger = await makeOrganization(running, 'Stranger');
    await ask(vendor.id, contact.id, [...conditions, ...elsewhere.conditions]).expect(422);
    await ask(vendor.id, contact.id, [{ ...conditions[0], id: randomUUID() } as never]).expect(404);
    await ask(vendor.id, contact.id, conditions, stranger).expect(404);
    const { body: { requestId } } = await ask(vendor.id, contact.id, conditions).expect(201);
    await stranger.agent.get(stranger.at(`/requests/${requestId}/remediation`)).expect(404);
    expect((await office.agent.get(office.at(`/findings/${conditions[0]?.id}/remediation`)).expect(200)).body).toEqual({ requestId, ended: false });
    await office.agent.post(office.at(`/requests/${requestId}/withdrawal`)).send({ reason: 'Asked too early' }).expect(200);
    expect(await findingById(office, conditions[0]?.id as string)).toMatchObject({ status: 'open' });
    await ask(vendor.id, contact.id, conditions).expect(201);
  }, 60_000);
});
