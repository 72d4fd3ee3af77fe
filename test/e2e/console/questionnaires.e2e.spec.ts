import { HIPAA_BA_CORE } from '@holdfast/domain/questionnaires/hipaa-ba-core';
import { LOW_RISK } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { dayAhead, enterPortal } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const DRAFT = {
  title: 'Cloud questions', sections: [{ id: 'cloud', title: 'Cloud' }],
  questions: [
    { id: 'C-1', section: 'cloud', text: 'Do you host our data?', type: 'yes_no_na', required: true, why: 'Because it leaves the building.', expected: 'Yes, with a contract', citations: { cfr: ['164.308(b)(1)'], nistCsf20: ['GV.SC-05'] } },
    { id: 'C-2', section: 'cloud', text: 'Describe how.', type: 'long_text', showIf: { all: [{ question: 'C-1', op: 'in', value: ['yes'] }] }, scored: false },
  ],
};

describe('questionnaires of one’s own', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    stranger = await makeOrganization(running, 'Elsewhere');
  });
  afterAll(() => running.stop());

  const library = (path = '') => office.at(`/questionnaire-library${path}`);
  const create = async (title: string, more: object = {}) => (await office.agent.post(library()).send({ title, ...more }).expect(201)).body;
  const save = (id: string, version: number, draft: object, by = office) => by.agent.put(by.at(`/questionnaire-library/${id}`)).set('if-match', `"${version}"`).send({ draft });
  const publish = (id: string, version: number, by = office) => by.agent.post(by.at(`/questionnaire-library/${id}/versions`)).set('if-match', `"${version}"`).send({ note: '' });
  const vendorOf = async (by: Office) => {
    const { body: vendor } = await by.agent.post(by.at('/vendors')).send({ legalName: 'Riverside Imaging, LLC' }).expect(201);
    const { body: contact } = await by.agent.post(by.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Priya Nair', email: 'priya@riverside.example' }).expect(201);
    return { vendorId: vendor.id as string, contactId: contact.id as string };
  };

  it('one is written, checked, published and sent: what was sent stays, whatever is published later', async () => {
    const { id } = await create('Cloud questions');
    const saved = (await save(id, 1, DRAFT).expect(200)).body;
    expect([saved.draft, saved.checks, saved.version]).toEqual([DRAFT, [], 2]);
    const { vendorId, contactId } = await vendorOf(office);
    const send = () => office.agent.post(office.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId: id, dueOn: dayAhead(20) });
    expect((await send().expect(422)).body.title).toBe('This questionnaire is not published yet');

    const published = (await publish(id, 2).expect(201)).body;
    expect(published.versions).toMatchObject([{ number: 1, byName: 'Ana Ruiz', questions: 2 }]);
    expect((await office.agent.get(office.at('/questionnaires')).expect(200)).body).toContainEqual(expect.objectContaining({ id, title: 'Cloud questions', version: '1', kind: 'questionnaire', questions: 2 }));
    const { body: request } = await send().expect(201);
    expect((await office.agent.get(library()).expect(200)).body).toContainEqual(expect.objectContaining({ id, published: '1', openRequests: 1, shipped: false }));

    const desk = await enterPortal(running, request.id);
    const asked = (await desk.agent.get(desk.at('/questionnaire')).expect(200)).body;
    expect(asked).toMatchObject({ id, version: '1', questions: [{ id: 'C-1', why: 'Because it leaves the building.', citations: [{ source: '45 CFR', ids: ['164.308(b)(1)'] }, { source: 'NIST CSF 2.0', ids: ['GV.SC-05'] }] }, { type: 'long_text' }] });
    expect(JSON.stringify(asked)).not.toContain('with a contract');
    await desk.agent.put(desk.at('/answers/C-2')).set('if-match', '"0"').send({ saveId: id, value: 'In two places.\nBoth guarded.', none: false, comment: '' }).expect(200);

    await publish(id, published.version).expect(422); // the same is no version
    const changed = { ...DRAFT, questions: [{ ...DRAFT.questions[0], text: 'Do you host any of our data?' }, { id: 'C-3', section: 'cloud', text: 'Where?', type: 'text', scored: false }] };
    const again = (await save(id, published.version, changed).expect(200)).body;
    await publish(id, again.version).expect(201);
    const changes = (await office.agent.get(library(`/${id}/changes?from=1&to=2`)).expect(200)).body;
    expect(changes.questions.map(({ id, kind, meaning }: { id: string; kind: string; meaning: boolean }) => [id, kind, meaning])).toEqual([['C-1', 'changed', true], ['C-3', 'added', true], ['C-2', 'removed', true]]);
    expect((await desk.agent.get(desk.at('/questionnaire')).expect(200)).body.questions[0].text).toBe('Do you host our data?');
    expect((await office.agent.get(office.at(`/questionnaires/${id}`)).expect(200)).body).toMatchObject({ version: '2' });
    await office.agent.get(library(`/${id}/changes?from=1&to=9`)).expect(404);
  });

  it('campaigns and schedules ask for it too, in its newest version', async () => {
    const { id, version } = (await save((await create('Yearly')).id, 1, { ...DRAFT, title: 'Yearly' }).expect(200)).body;
    const body = { kind: 'questionnaire', subjectId: id, scope: 'all', cadenceMonths: 6, dueDays: 20, message: '', active: false, startsOn: null };
    await office.agent.post(office.at('/schedules')).send(body).expect(404);
    await publish(id, version).expect(201);
    expect((await office.agent.post(office.at('/schedules')).send(body).expect(201)).body).toMatchObject({ title: 'Yearly' });
  });

  it('what we ship is copied, not changed; a copy has no errors, and its published text equals ours', async () => {
    const rows = (await office.agent.get(library()).expect(200)).body;
    expect(rows).toContainEqual(expect.objectContaining({ id: HIPAA_BA_CORE.id, shipped: true, questions: 109 }));
    expect(rows).toContainEqual(expect.objectContaining({ id: LOW_RISK.id, shipped: true, questions: 15 }));
    const copy = await create('Our core', { copyOf: HIPAA_BA_CORE.id });
    expect(copy).toMatchObject({ copiedFrom: HIPAA_BA_CORE.title, version: 1 });
    expect(copy.draft.questions).toHaveLength(109);
    expect(copy.checks.filter(({ level }: { level: string }) => level === 'error')).toEqual([]);
    await office.agent.get(library(`/${HIPAA_BA_CORE.id}`)).expect(404);
    const { document } = (await office.agent.get(library(`/${HIPAA_BA_CORE.id}/document`)).expect(200)).body;
    expect(document.questions).toEqual(copy.draft.questions);
    await publish(copy.id, 1).expect(201);
    expect((await create('Copy of a copy', { copyOf: copy.id })).draft.questions).toEqual(copy.draft.questions);
    await office.agent.post(library()).send({ title: 'x', copyOf: 'no-such' }).expect(404);
  });

  it('errors prevent publishing and say where; an unfinished draft is kept all the same', async () => {
    const { id } = await create('Unfinished');
    const draft = { title: 'Unfinished', sections: [{ id: 's', title: '' }], questions: [{ id: 'A', section: 's', text: 'a', type: 'yes_no_na', showIf: { all: [{ question: 'B', op: 'in', value: ['yes'] }] } }, { id: 'B', section: 's', text: '', type: 'yes_no_na', showIf: { all: [{ question: 'A', op: 'in', value: ['yes'] }] } }] };
    const kept = (await save(id, 1, draft).expect(200)).body;
    expect(kept.checks.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['no_title', 'no_text', 'circle']));
    const refused = (await publish(id, 2).expect(400)).body;
    expect(refused.title).toBe('It cannot be published yet');
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/draft/questions/0/showIf/all/0');
    expect((await save(id, 2, { ...draft, questions: [{ id: 'A', type: 7 }] }).expect(400)).body.errors).toMatchObject([{ pointer: '/draft/questions/0/type' }]);
    expect((await save(id, 2, { ...draft, sections: [{ id: 's', title: 'x'.repeat(950_000) }] }).expect(413)).body.title).toMatch(/too long to be kept/);
  });

  it('two people at once: one is told, and nothing is lost', async () => {
    const { id } = await create('Two at once');
    const answers = await Promise.all([save(id, 1, { ...DRAFT, title: 'One' }), save(id, 1, { ...DRAFT, title: 'Other' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    await save(id, 9, DRAFT).expect(412);
    await office.agent.put(library(`/${id}`)).send({ draft: DRAFT }).expect(428);
  });

  it('archived it is offered no more and cannot be asked; restored it can', async () => {
    const { id, version } = (await save((await create('Old one')).id, 1, DRAFT).expect(200)).body;
    const { version: now } = (await publish(id, version).expect(201)).body;
    const { body: archived } = await office.agent.post(library(`/${id}/archiving`)).set('if-match', `"${now}"`).expect(200);
    expect(archived.archived).toBe(true);
    expect((await office.agent.get(office.at('/questionnaires')).expect(200)).body.map((row: { id: string }) => row.id)).not.toContain(id);
    await save(id, archived.version, DRAFT).expect(422);
    const { vendorId, contactId } = await vendorOf(office);
    const send = () => office.agent.post(office.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId: id, dueOn: dayAhead(20) });
    expect((await send().expect(422)).body.title).toMatch(/archived/);
    await office.agent.post(library(`/${id}/restoring`)).set('if-match', `"${archived.version}"`).expect(200);
    await send().expect(201);
  });

  it('a published version cannot be changed or deleted, whoever connects', async () => {
    const { id, version } = (await save((await create('Frozen')).id, 1, DRAFT).expect(200)).body;
    await publish(id, version).expect(201);
    await running.asOwner(async (owner) => {
      const { rows: [{ tenant_id }] } = await owner.query(`select id as tenant_id from organizations where slug = $1`, [office.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant_id]);
      await expect(owner.query('update questionnaire_versions set note = $2 where questionnaire_id = $1', [id, 'x'])).rejects.toThrow(/is published/);
      await expect(owner.query('delete from questionnaire_versions where questionnaire_id = $1', [id])).rejects.toThrow(/is published/);
    });
  });

  it('another organization sees nothing of it, by path or by body', async () => {
    const { id, version } = (await save((await create('Secret')).id, 1, DRAFT).expect(200)).body;
    await publish(id, version).expect(201);
    const theirs = (path: string) => stranger.at(`/questionnaire-library/${id}${path}`);
    for (const path of ['', '/document', '/document?number=1', '/changes?from=0&to=1']) await stranger.agent.get(theirs(path)).expect(404);
    await save(id, version, DRAFT, stranger).expect(404);
    await publish(id, version, stranger).expect(404);
    for (const act of ['/archiving', '/restoring']) await stranger.agent.post(theirs(act)).set('if-match', '"1"').expect(404);
    await stranger.agent.post(stranger.at('/questionnaire-library')).send({ title: 'x', copyOf: id }).expect(404);
    await stranger.agent.get(stranger.at(`/questionnaires/${id}`)).expect(404);
    const { vendorId, contactId } = await vendorOf(stranger);
    await stranger.agent.post(stranger.at(`/vendors/${vendorId}/requests`)).send({ contactId, questionnaireId: id, dueOn: dayAhead(20) }).expect(404);
    expect((await stranger.agent.get(stranger.at('/questionnaire-library')).expect(200)).body.every((row: { shipped: boolean }) => row.shipped)).toBe(true);
  });
});
