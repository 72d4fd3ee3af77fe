import { randomUUID } from 'node:crypto';
import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { letHear } from '../../support/exchange.js';
import { decide, GAP_QUESTIONS, reviewOf } from '../../support/findings.js';
import { joinAs, makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const SOURCE = { sourceWords: 'trust.riverside.example, “Security”', readOn: '2026-11-02' };
const [GAP, FIRST, SECOND, THIRD] = GAP_QUESTIONS as [string, string, string, string];
/** Always asked, and offers no “not applicable” of its own. */
const WORDS = HIPAA_BA_CORE.questions.find(({ type, showIf }) => (type === 'text' || type === 'long_text' || type === 'number') && !showIf) as Question;
const said = (value: unknown, comment = '', more: object = {}) => ({ saveId: randomUUID(), value, none: false, instead: null, comment, ...more });

describe('published answers, recorded by staff', () => {
  let running: Running;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Cloud' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());
  const begin = async (body: object = {}) => (await office.agent.post(office.at(`/vendors/${vendorId}/recordings`)).send({ questionnaireId: 'hipaa-ba-core', ...SOURCE, ...body }).expect(201)).body;
  const write = (id: string, question: string, version: number, body: object, by = office) => by.agent.put(by.at(`/recordings/${id}/answers/${question}`)).set('if-match', `"${version}"`).send(body);
  const finish = ({ id, version }: { id: string; version: number }) => office.agent.post(office.at(`/recordings/${id}/submission`)).set('if-match', `"${version}"`);

  it('become a review that says whose words they are; what the source does not say is not known', async () => {
    const recording = await begin();
    await write(recording.id, GAP, 0, said('no', 'Its FAQ says so')).expect(200);
    await write(recording.id, FIRST, 0, said('yes')).expect(200);
    expect((await office.agent.get(office.at(`/vendors/${vendorId}/recordings`)).expect(200)).body).toEqual([expect.objectContaining({ id: recording.id, found: 2, ...SOURCE })]);
    const { body: { requestId } } = await finish(recording).expect(201);

    const review = await reviewOf(office, requestId);
    expect(review).toMatchObject({ state: 'open', status: 'submitted', submittedBy: 'Ana Ruiz', ...SOURCE });
    const of = (id: string) => review.questions.find((question: { id: string }) => question.id === id);
    expect(of(GAP)).toMatchObject({ answer: 'No', comment: 'Its FAQ says so', gap: expect.anything() });
    const unknown = review.questions.filter(({ notKnown }: { notKnown: boolean }) => notKnown);
    expect(unknown.length).toBeGreaterThan(50);
    expect(unknown[0]).toMatchObject({ answer: 'Not found in the source', gap: null });
    expect(review.arithmetic).toContain(`${unknown.length} answers are not known and count for nothing.`);
    expect((await office.agent.get(office.at(`/requests/${requestId}`)).expect(200)).body).toMatchObject({ recordedByStaff: true, contactName: null, submissionNumber: 1, steps: [expect.objectContaining({ kind: 'recorded', side: 'requester' })] });
    expect((await office.agent.get(office.at('/requests?filter=to_review')).expect(200)).body.items.map(({ id }: { id: string }) => id)).toContain(requestId);

    // Nobody answered it, so nobody can be asked to clarify; nobody at the vendor hears of what is decided.
    const { version } = await reviewOf(office, requestId);
    await office.agent.put(office.at(`/requests/${requestId}/review/verdicts/${GAP}`)).set('if-match', '"0"').send({ verdict: 'returned', outgoingText: 'Since when?' }).expect(200);
    const { body: refused } = await office.agent.post(office.at(`/requests/${requestId}/review/return`)).set('if-match', `"${version}"`).send({ message: '' }).expect(422);
    expect(refused.title).toMatch(/^Nobody at the vendor answered this/);
    await office.agent.put(office.at(`/requests/${requestId}/review/verdicts/${GAP}`)).set('if-match', '"1"').send({ verdict: 'accepted', outgoingText: '' }).expect(200);
    await office.agent.post(office.at(`/requests/${requestId}/review/acceptance`)).expect(200);
    const { questions: judged } = await reviewOf(office, requestId);
    expect(judged.filter(({ notKnown, verdict }: { notKnown: boolean; verdict: object | null }) => notKnown && verdict)).toEqual([]); // what nobody knows is not accepted in passing
    const { body: decided } = await decide(office, requestId, { decision: 'approved', reason: 'Enough for what it does' });
    expect(decided).toMatchObject({ state: 'decided', decision: 'approved' });
    await letHear(running);
    const { rows: mails } = await running.asOwner((owner) => owner.query('select kind from messages where subject_id = $1', [requestId]));
    expect(mails).toEqual([]);
    const findings = (await office.agent.get(office.at(`/findings?vendorId=${vendorId}&filter=open&limit=200`)).expect(200)).body.items;
    expect(findings.some(({ requestId: of }: { requestId: string }) => of === requestId)).toBe(true);
  }, 60_000);

  it('are saved one by one: two people on two of them are in nobody’s way, on one of them the second is told', async () => {
    const other = await joinAs(running, office, 'vendorManager');
    const { id } = await begin();
    const save = said('yes', 'Page 3');
    const { body: first } = await write(id, FIRST, 0, save).expect(200);
    expect(first).toMatchObject({ question: FIRST, value: 'yes', comment: 'Page 3', version: 1, savedBy: 'Ana Ruiz' });
    expect((await write(id, FIRST, 0, save).expect(200)).body).toEqual(first); // a lost reply is no conflict
    await write(id, SECOND, 0, said('yes'), other).expect(200);
    await write(id, FIRST, 0, said('no'), other).expect(412);
    expect((await office.agent.get(office.at(`/recordings/${id}/answers/${FIRST}`)).expect(200)).body).toEqual(first);
    expect((await office.agent.get(office.at(`/recordings/${id}`)).expect(200)).body.answers).toHaveLength(2);
    expect((await office.agent.get(office.at(`/recordings/${id}/answers/${THIRD}`)).expect(200)).body).toMatchObject({ value: null, version: 0 });
    await Promise.all(Array.from({ length: 10 }, (_, at) => write(id, THIRD, 0, said(at % 2 ? 'yes' : 'no'))));
    expect((await office.agent.get(office.at(`/recordings/${id}/answers/${THIRD}`)).expect(200)).body.version).toBe(1);
  });

  it('bad input has an answer each, and what was handed over stays', async () => {
    const recording = await begin();
    const { id } = recording;
    expect((await finish(recording).expect(422)).body.title).toBe('Nothing was recorded yet');
    expect((await write(id, FIRST, 0, said('perhaps')).expect(400)).body.errors).toEqual([{ pointer: '/value', message: 'Choose from the answers that are offered, each once.' }]);
    await write(id, 'NO-SUCH', 0, said('yes')).expect(404);
    await write(randomUUID(), FIRST, 0, said('yes')).expect(404);
    await office.agent.put(office.at(`/recordings/${id}/answers/${FIRST}`)).send(said('yes')).expect(428);
    await office.agent.post(office.at(`/vendors/${vendorId}/recordings`)).send({ questionnaireId: 'hipaa-ba-core', ...SOURCE, readOn: '2999-01-01' }).expect(400);
    await office.agent.post(office.at(`/vendors/${vendorId}/recordings`)).send({ questionnaireId: 'hipaa-ba-core', ...SOURCE, sourceWords: ' ' }).expect(400);
    await office.agent.post(office.at(`/vendors/${vendorId}/recordings`)).send({ questionnaireId: 'nothing', ...SOURCE }).expect(404);
    await write(id, WORDS.id, 0, said(null, '', { instead: 'not_applicable' })).expect(200);
    expect((await finish(recording).expect(422)).body.errors).toEqual([{ pointer: `/answers/${WORDS.id}`, message: 'Say why it does not apply' }]);
    await write(id, WORDS.id, 1, said(WORDS.type === 'number' ? 12 : 'All of it')).expect(200);
    const { body: moved } = await office.agent.put(office.at(`/recordings/${id}/source`)).set('if-match', '"1"').send({ ...SOURCE, sourceWords: 'Its annual report' }).expect(200);
    await finish(recording).expect(412);
    const answers = await Promise.all([finish(moved), finish(moved), finish(moved)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    await write(id, WORDS.id, 2, said(WORDS.type === 'number' ? 13 : 'Some')).expect(422);
    await office.agent.delete(office.at(`/recordings/${id}`)).set('if-match', '"3"').expect(422);

    const gone = await begin();
    await office.agent.delete(office.at(`/recordings/${gone.id}`)).set('if-match', '"1"').expect(204);
    await office.agent.get(office.at(`/recordings/${gone.id}`)).expect(404);
  });

  it('are nobody else’s: a reviewer reads them, another organization sees nothing', async () => {
    const reviewer = await joinAs(running, office, 'reviewer', 'Cy Reed');
    const { id } = await begin();
    await reviewer.agent.get(office.at(`/recordings/${id}`)).expect(200);
    await write(id, FIRST, 0, said('yes'), reviewer).expect(403);
    const stranger = await makeOrganization(running, 'Elsewhere');
    await stranger.agent.get(stranger.at(`/recordings/${id}`)).expect(404);
    await stranger.agent.post(stranger.at(`/vendors/${vendorId}/recordings`)).send({ questionnaireId: 'hipaa-ba-core', ...SOURCE }).expect(404);
  });
});
