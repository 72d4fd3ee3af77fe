import { eventually } from '../../support/eventually.js';
import { answerAll, dayAhead, type Desk, enterPortal, PDF, plausible, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp, startWorker } from '../../support/start-app.js';
import { randomUUID } from 'node:crypto';

describe('a submission is reviewed', () => {
  let running: Running;
  let worker: Awaited<ReturnType<typeof startWorker>>;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    worker = await startWorker();
    office = await makeOrganization(running);
  });
  afterAll(async () => {
    await worker.close();
    await running.stop();
  });
  const review = async (id: string) => (await office.agent.get(office.at(`/requests/${id}/review`)).expect(200)).body;
  const judge = (id: string, question: string, version: number, body: object) => office.agent.put(office.at(`/requests/${id}/review/verdicts/${question}`)).set('if-match', `"${version}"`).send(body);

  const upload = async (desk: Desk, question: string) => {
    await desk.agent.post(desk.at(`/evidence?name=soc2.pdf&question=${question}`)).set('content-type', 'application/octet-stream').send(PDF).expect(201);
    await eventually(async () => expect((await desk.agent.get(desk.at('/evidence'))).body).toMatchObject([{ name: 'soc2.pdf', check: 'ready' }]));
  };

  it('returned in part, amended, decided, printed; each side sees what is its own', async () => {
    const { vendor, request } = await sendRequest(office);
    const desk = await enterPortal(running, request.id);
    await upload(desk, 'GOV-01');
    // "No" where that is a gap, once.
    const answers = await answerAll(desk, (question) => (question.id === 'ACC-01' ? { value: 'no', none: false } : plausible(question)));
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);

    await eventually(() => office.agent.get(office.at(`/requests/${request.id}/review`)).expect(200));
    await eventually(async () => expect((await office.agent.get(office.at(`/vendors/${vendor.id}/evidence`))).body.documents).toMatchObject([{ name: 'soc2.pdf', custody: expect.stringMatching('checking|ours') }]));
    const first = await review(request.id);
    expect(first).toMatchObject({ state: 'open', submissionNumber: 1, submittedBy: 'Priya Nair', vendorName: 'Riverside Imaging, LLC' });
    expect(first.questions.length + first.notAsked).toBe(109);
    const copy = first.questions.find((question: { id: string }) => question.id === 'GOV-01').files[0];
    expect(copy).toMatchObject({ name: 'soc2.pdf', documentId: expect.any(String) });
    const { body: { address } } = await eventually(() => office.agent.post(office.at(`/evidence/${copy.documentId}/address`)).expect(200)); // our copy is checked anew
    expect((await office.agent.get(address).expect(200)).headers['content-disposition']).toMatch(/^attachment/);

    const gap = first.questions.find((question: { gap: unknown }) => question.gap);
    await judge(request.id, gap.id, 0, { verdict: 'returned', outgoingText: '' }).expect(400);
    await judge(request.id, gap.id, 0, { verdict: 'returned', outgoingText: 'Since when?', internalNote: 'smells of a gap' }).expect(200);
    await judge(request.id, gap.id, 0, { verdict: 'accepted' }).expect(412);
    await judge(request.id, 'NOPE', 0, { verdict: 'accepted' }).expect(404);
    const { body: accepted } = await office.agent.post(office.at(`/requests/${request.id}/review/acceptance`)).expect(200);
    expect(accepted.questions.filter(({ verdict }: { verdict: { verdict: string } | null }) => verdict?.verdict === 'accepted').length).toBeGreaterThan(10);
    await office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', `"${first.version}"`).send({ decision: 'approved', reason: 'fine' }).expect(422);
    await office.agent.post(office.at(`/requests/${request.id}/review/return`)).set('if-match', `"${first.version}"`).send({ message: 'One question back' }).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/review/return`)).set('if-match', `"${first.version + 1}"`).send({ message: 'again' }).expect(422);

    const { body: task } = await desk.agent.get(desk.at('')).expect(200);
    expect(task).toMatchObject({ status: 'returned', returned: 1, returnMessage: 'One question back', returnedQuestions: [{ question: gap.id, message: 'Since when?' }], open: expect.arrayContaining([gap.id]) });
    expect(JSON.stringify(task)).not.toContain('smells');
    const frozen = Object.keys(answers).find((id) => !task.open.includes(id)) as string;
    await desk.agent.put(desk.at(`/answers/${frozen}`)).set('if-match', '"1"').send({ saveId: randomUUID(), value: null, none: false, comment: '' }).expect(422);
    await desk.agent.put(desk.at(`/answers/${gap.id}`)).set('if-match', '"1"').send({ saveId: randomUUID(), ...answers[gap.id], comment: 'Since May 2026' }).expect(200);
    await desk.agent.post(desk.at('/submission')).send({ name: 'Priya Nair', title: 'CISO' }).expect(201);

    await eventually(async () => expect((await review(request.id)).submissionNumber).toBe(2));
    const second = await review(request.id);
    const amended = second.questions.find(({ id }: { id: string }) => id === gap.id);
    expect(amended).toMatchObject({ changed: true, comment: 'Since May 2026', verdict: null });
    expect(second.questions.filter(({ verdict }: { verdict: object | null }) => verdict).length).toBeGreaterThan(10);
    await office.agent.post(office.at(`/requests/${request.id}/reports`)).expect(422);
    const decide = (body: object) => office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', `"${second.version}"`).send(body);
    await decide({ decision: 'approved_with_conditions', reason: 'Good but for one' }).expect(400);
    await decide({ decision: 'approved_with_conditions', reason: 'Good but for one', conditions: [{ text: 'A second factor', severity: 'high', dueOn: dayAhead(90) }] }).expect(200);
    await decide({ decision: 'approved', reason: 'again' }).expect(422);

    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ status: 'decided', decision: { decision: 'approved_with_conditions', conditions: [expect.stringMatching(/^A second factor, by /)] } });
    const { body: report } = await office.agent.post(office.at(`/requests/${request.id}/reports`)).expect(202);
    await eventually(async () => expect((await office.agent.get(office.at(`/requests/${request.id}/reports`))).body).toMatchObject([{ id: report.id, state: 'made', pages: expect.any(Number) }]), 90_000); // the press yields to everybody, and a busy machine has many
    const { body: printed } = await office.agent.post(office.at(`/reports/${report.id}/address`)).expect(200);
    const pdf = await office.agent.get(printed.address).buffer(true).parse((answer, done) => { const parts: Buffer[] = []; answer.on('data', (part: Buffer) => parts.push(part)); answer.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');

    const { body: mails } = await office.agent.get(office.at('/mailbox')).expect(200);
    const subjects = () => mails.map(({ subject }: { subject: string }) => subject);
    expect(subjects()).toEqual(expect.arrayContaining([expect.stringMatching(/asks:/), expect.stringMatching(/^Your code/)]));
    expect(mails.filter(({ text }: { text: string }) => /asks you to clarify 1 answers/.test(text)).length).toBe(1);
    await running.asOwner(async (owner) => {
      // Each step was heard once on the other side.
      for (const { id } of (await owner.query('select id from organizations')).rows) {
        await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
        const { rows } = await owner.query('select event_id, side, count(*) from exchange_receipts group by 1, 2 having count(*) > 1');
        expect(rows).toEqual([]);
      }
    });
  }, 180_000);

  it('Today counts what its lists hold, and the reminder for the vendor leaves seven days and one day before', async () => {
    const other = await makeOrganization(running, 'Harbor Clinic');
    const { contact, request } = await sendRequest(other);
    const today = async () => (await other.agent.get(other.at('/today')).expect(200)).body;
    expect(await today()).toMatchObject({ counts: { overdue: 0, dueSoon: 1, toReview: 0, undelivered: 0, vendors: 1 } });
    expect((await other.agent.get(other.at('/deadlines?filter=due_soon')).expect(200)).body.items).toMatchObject([{ matterType: 'request', matterId: request.id, link: `/requests/${request.id}`, basis: 'policy' }]);
    const reminders = async () => (await other.agent.get(other.at('/mailbox')).expect(200)).body.filter(({ text, toEmail }: { text: string; toEmail: string }) => toEmail === contact.email && /is due in/.test(text)).length;
    expect(await reminders()).toBe(0);
    await running.moveClock('24 days');
    await eventually(async () => {
      const { rows } = await running.asOwner(async (owner) => {
        const slug = other.slug;
        const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [slug]);
        await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
        return owner.query(`select step from reminders where recipient_contact_id is not null order by step`);
      });
      expect(rows).toEqual([{ step: 7 }]);
    }, 30_000);
    await running.moveClock('-24 days');
  }, 60_000);

  it('withdrawn, it ends on both sides; another organization never sees it', async () => {
    const stranger = await makeOrganization(running, 'Stranger');
    const { request } = await sendRequest(office, 'Northfield Imaging');
    const desk = await enterPortal(running, request.id);
    for (const path of ['', '/review', '/reports']) await stranger.agent.get(stranger.at(`/requests/${request.id}${path}`)).expect(404);
    await stranger.agent.post(stranger.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'x' }).expect(404);
    await office.agent.post(office.at(`/requests/${request.id}/due-day`)).send({ dueOn: '2020-01-01' }).expect(400);
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'Sent twice' }).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'again' }).expect(422);
    expect((await desk.agent.get(desk.at('')).expect(200)).body).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'Sent twice', open: [] });
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect((answer) => { if (answer.status !== 422) throw new Error(String(answer.status)); });
    const other = await enterPortal(running, (await sendRequest(office, 'Elsewhere')).request.id);
    await other.agent.get(`/api/portal/${other.slug}/requests/${request.id}`).expect(404);
    await other.agent.get(`/api/portal/${desk.slug}/requests/${request.id}`).expect(404);
  });
});
