import { randomUUID } from 'node:crypto';
import { AgreementsService } from '../../../apps/api/src/features/agreements/agreements.service.js';
import { SealingService } from '../../../apps/api/src/features/signing/sealing.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { Secrets } from '../../../apps/api/src/platform/secrets/secrets.js';
import { codeOf, dayAhead, type Desk, enterPortal, letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { giveAuthority, makeDraft, sealNow, sendForSignature } from '../../support/signing.js';
import { type Running, startApp } from '../../support/start-app.js';
import supertest from 'supertest';

describe('signing an agreement', () => {
  let running: Running;
  let office: Office;
  let stranger: Office;
  beforeAll(async () => {
    running = await startApp();
    [office, stranger] = [await makeOrganization(running), await makeOrganization(running, 'Elsewhere Clinic')];
    await giveAuthority(office);
  });
  afterAll(() => running.stop());

  const tenantOf = async (slug: string): Promise<string> => (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [slug]))).rows[0].id;
  const read = async (desk: Desk) => (await desk.agent.get(desk.at('/signature')).expect(200)).body;
  const code = async (desk: Desk) => (await desk.agent.post(desk.at('/signature/codes')).expect(201)).body.challengeId as string;
  const actOf = (signing: { documentSha256: string; consent: { version: string } }, challengeId: string, over: object = {}) =>
    ({ documentSha256: signing.documentSha256, consentVersion: signing.consent.version, name: 'Hugh Tanner', title: 'Counsel', authority: true, challengeId, code: codeOf(challengeId), ...over });
  const sign = async (desk: Desk, over: object = {}) => {
    const signing = await read(desk);
    return desk.agent.post(desk.at('/signature')).send(actOf(signing, await code(desk), over));
  };
  const inConsole = (requestId: string, by = office) => (path = '') => by.at(`/requests/${requestId}/signature${path}`);
  const officeCode = async (requestId: string) => (await office.agent.post(inConsole(requestId)('/codes')).expect(201)).body.challengeId as string;
  const countersign = async (requestId: string, challengeId: string) => {
    const { body } = await office.agent.get(inConsole(requestId)()).expect(200);
    const { title: _, ...act } = actOf(body, challengeId, { name: 'Ana Ruiz' });
    return office.agent.post(inConsole(requestId)('/countersignature')).send(act);
  };
  const signedByVendor = async (variables: object = {}) => {
    const sent = await sendForSignature(office, variables);
    const desk = await enterPortal(running, sent.requestId);
    expect((await sign(desk)).status).toBe(200);
    return { ...sent, desk };
  };

  it('from the mail to two sealed copies: read, signed, countersigned, sealed, in force, and the vendor has its own copy', async () => {
    const { requestId, draft, vendor, engagement, desk } = await signedByVendor();
    await desk.agent.post(desk.at('/signature/readings')).expect(204);
    expect(await read(desk)).toMatchObject({ status: 'signed', sealed: null, signatures: [{ side: 'vendor', name: 'Hugh Tanner', title: 'Counsel' }] });
    const { body: sent } = await office.agent.get(office.at(`/agreements/${draft.agreementId}`)).expect(200);
    expect(sent.status).toBe('out_for_signature');
    // What is signed is what was sent: neither its title nor what it covers can be another meanwhile.
    const { body: retitled } = await office.agent.patch(office.at(`/agreements/${sent.id}`)).set('if-match', `"${sent.version}"`).send({ title: 'Another' }).expect(422);
    expect(retitled.errors).toEqual([{ pointer: '/title', message: 'is what was sent to be signed' }]);
    const { body: uncovered } = await office.agent.put(office.at(`/agreements/${sent.id}/covers`)).set('if-match', `"${sent.version}"`).send({ covers: [] }).expect(422);
    expect(uncovered.title).toBe('It is out for signature, and what is signed is what was sent. Recall it to change what it covers');
    expect((await countersign(requestId, await officeCode(requestId))).status).toBe(200);
    await sealNow(running, await tenantOf(office.slug), requestId, await tenantOf(desk.slug));

    const { body: ours } = await office.agent.get(inConsole(requestId)()).expect(200);
    expect(ours).toMatchObject({ status: 'countersigned', readings: [{ name: 'Hugh Tanner' }], signatures: [{ side: 'vendor' }, { side: 'requester', name: 'Ana Ruiz', title: 'General Counsel' }], sealed: { documentSha256: ours.documentSha256, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await office.agent.post(inConsole(requestId)('/seal-check')).expect(200)).body).toMatchObject({ state: 'valid', sha256: ours.sealed.sha256, issuer: ours.sealed.issuer });
    const { body: agreement } = await office.agent.get(office.at(`/agreements/${draft.agreementId}`)).expect(200);
    expect(agreement).toMatchObject({ status: 'executed', inForce: 'in_force', vendorId: vendor.id, readings: { breachNotice: { state: 'stated', where: 'clause 4.4' }, dataAggregation: { state: 'silent' } } });
    expect(agreement.engagementIds).toEqual([engagement.id]);
    const { body: copies } = await office.agent.get(office.at(`/agreements/${draft.agreementId}/documents`)).expect(200);
    expect(copies).toMatchObject([{ sha256: ours.sealed.sha256, state: 'available' }]);

    const { body: { address } } = await desk.agent.post(desk.at('/signature/sealed/address')).expect(200);
    expect(address).toContain(await tenantOf(desk.slug)); // in its own custody
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return owner.query(`select kind, count(*)::int as n from messages where subject_id = $1 and kind in ('agreement-for-signature', 'signed-copies') group by 1 order by 1`, [requestId]);
    });
    expect(rows).toEqual([{ kind: 'agreement-for-signature', n: 1 }, { kind: 'signed-copies', n: 2 }]);
  }, 30_000);

  it('sealing twice, and after a job was killed, makes one seal and one execution', async () => {
    const { requestId } = await signedByVendor();
    await countersign(requestId, await officeCode(requestId));
    const tenant = await tenantOf(office.slug);
    await Promise.all([sealNow(running, tenant, requestId), sealNow(running, tenant, requestId)]);
    await sealNow(running, tenant, requestId);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
      return owner.query(`select (select count(*)::int from sealed_documents where request_id = $1) as seals, (select count(*)::int from audit_entries where action = 'agreement.executed' and subject_id = r.agreement_id::text) as executions from requests r where id = $1`, [requestId]);
    });
    expect(rows).toEqual([{ seals: 1, executions: 1 }]);
  }, 30_000);

  it('20 countersign at once: one signature; and the same act again is answered as it was', async () => {
    const { requestId } = await signedByVendor();
    const challengeId = await officeCode(requestId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => countersign(requestId, challengeId)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await countersign(requestId, challengeId)).status).toBe(200);
    expect((await office.agent.get(inConsole(requestId)()).expect(200)).body.signatures.filter(({ side }: { side: string }) => side === 'requester')).toHaveLength(1);
  }, 30_000);

  it('the vendor’s act sent twice is one signature', async () => {
    const { requestId } = await sendForSignature(office);
    const desk = await enterPortal(running, requestId);
    const act = actOf(await read(desk), await code(desk));
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.agent.post(desk.at('/signature')).send(act)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await desk.agent.post(desk.at('/signature')).send(act)).status).toBe(200);
    expect((await read(desk)).signatures).toHaveLength(1);
  });

  it('what is not a fit act is refused with its reason, and nothing is signed', async () => {
    const { requestId } = await sendForSignature(office);
    const desk = await enterPortal(running, requestId);
    const refusals: [object, number, RegExp][] = [
      [{ documentSha256: 'ab'.repeat(32) }, 409, /changed while you were reading/],
      [{ consentVersion: 'old' }, 409, /consent/],
      [{ authority: false }, 422, /Only who has authority/],
      [{ code: '000000' }, 401, /not the code/],
    ];
    for (const [over, status, words] of refusals) {
      const answer = await sign(desk, over);
      expect([over, answer.status, answer.body.title]).toEqual([over, status, expect.stringMatching(words)]);
    }
    for (const over of [{ name: ' ' }, { title: '' }, { code: '12' }, { documentSha256: 'x' }]) {
      const signing = await read(desk);
      await desk.agent.post(desk.at('/signature')).send(actOf(signing, randomUUID(), over)).expect(400);
    }
    expect(await read(desk)).toMatchObject({ status: 'taken_on', signatures: [] });
  });

  it('a code for signing in is not enough, nor one for another document', async () => {
    const [one, other] = [await sendForSignature(office), await sendForSignature(office)];
    const desk = await enterPortal(running, one.requestId);
    const { body: { challengeId } } = await desk.agent.post('/api/portal/codes').send({ key: desk.key }).expect(202);
    const signing = await read(desk);
    expect((await desk.agent.post(desk.at('/signature')).send(actOf(signing, challengeId)).expect(422)).body.title).toContain('was not mailed for this signature');
    const another = await enterPortal(running, other.requestId);
    await desk.agent.post(desk.at('/signature')).send(actOf(signing, await code(another))).expect(422);
    expect((await read(desk)).signatures).toEqual([]);
  });

  it('comments and changes reach the officer; a new version voids what was signed and marks what differs', async () => {
    const { requestId, draft, desk } = await signedByVendor();
    const edited = (await office.agent.patch(office.at(`/agreement-drafts/${draft.id}`)).set('if-match', `"${draft.version}"`).send({ variables: { ...draft.variables, accessDays: 12 } }).expect(200)).body;
    expect(edited.version).toBe(draft.version + 1);
    const before = await read(desk);
    await office.agent.post(inConsole(requestId)('/reissues')).send({ reason: 'Twelve days, as agreed by telephone' }).expect(201);
    const after = await read(desk);
    expect(after).toMatchObject({ status: 'taken_on', version: 2, reissuedBecause: 'Twelve days, as agreed by telephone', signatures: [], voided: [{ version: 1 }] });
    expect(after.changes.map(({ label }: { label: string }) => label)).toEqual(['6.1 Access']);
    expect(after.documentSha256).not.toBe(before.documentSha256);
    expect((await office.agent.post(inConsole(requestId)('/reissues')).send({ reason: 'Again' }).expect(422)).body.title).toContain('says what was sent already');
    // Whoever still has the old page open signs nothing.
    await desk.agent.post(desk.at('/signature')).send(actOf(before, await code(desk))).expect(409);
    await desk.agent.post(desk.at('/signature/comments')).send({ clauseId: 'CL-IND-01', text: 'Fifteen, please' }).expect(201);
    await desk.agent.post(desk.at('/signature/comments')).send({ clauseId: 'CL-NONE', text: 'x' }).expect(404);
    await desk.agent.post(desk.at('/signature/change-requests')).send({ message: 'See clause 6.1' }).expect(201);
    expect((await office.agent.get(inConsole(requestId)()).expect(200)).body).toMatchObject({ status: 'changes_requested', remarks: [{ kind: 'reissued' }, { kind: 'commented', clause: '6.1 Access', text: 'Fifteen, please' }, { kind: 'changes_requested', text: 'See clause 6.1' }] });
    await desk.agent.post(desk.at('/signature/codes')).expect(422);
  }, 30_000);

  it('passed on, somebody else reads it and signs; declined, it ends with a reason and may be sent again', async () => {
    const { requestId } = await sendForSignature(office);
    const desk = await enterPortal(running, requestId);
    await desk.agent.post(desk.at('/signature/passing-on')).send({ name: 'Vera Lund', email: `vera.${randomUUID()}@riverside.example` }).expect(201);
    await letHear(running);
    const vera = supertest.agent(running.app.getHttpServer());
    const key = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      const { rows: [row] } = await owner.query(`select id from request_participants where request_id = $1 and name = 'Vera Lund'`, [requestId]);
      return `${await tenantOf(office.slug)}.${row.id}.${new Secrets().token('request-invitation', row.id, 1)}`;
    });
    const { body: { challengeId } } = await vera.post('/api/portal/codes').send({ key }).expect(202);
    await vera.post('/api/portal/session').send({ key, challengeId, code: codeOf(challengeId) }).expect(201);
    const { body: taken } = await vera.post('/api/portal/take-on').send({ key, zone: 'America/Los_Angeles' }).expect(200);
    const hers = { agent: vera, key, slug: taken.organization.slug, at: desk.at } as Desk;
    expect((await sign(hers, { name: 'Vera Lund', title: 'Chief Executive' })).status).toBe(200);
    expect((await read(hers)).signatures).toMatchObject([{ name: 'Vera Lund', title: 'Chief Executive' }]);

    const other = await sendForSignature(office);
    const declining = await enterPortal(running, other.requestId);
    await declining.agent.post(declining.at('/signature/declining')).send({ reason: 'We do not take on new work' }).expect(201);
    await declining.agent.post(declining.at('/signature/codes')).expect(422);
    await letHear(running);
    expect((await office.agent.get(office.at(`/agreement-drafts/${other.draft.id}`)).expect(200)).body.status).toBe('draft');
    // Whoever sent it hears of each of these by mail, and of nothing that the vendor wrote.
    const news = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return (await owner.query(`select to_email, variables from messages where kind = 'signature-news' and subject_id = any($1) order by id`, [[requestId, other.requestId]])).rows;
    });
    expect(news.map(({ variables }) => variables.newsWords)).toEqual(['signed; you countersign next', 'declined to sign']);
    expect(new Set(news.map(({ to_email: email }) => email))).toEqual(new Set([office.email]));
    expect(JSON.stringify(news)).not.toContain('new work');
    await office.agent.post(office.at(`/agreement-drafts/${other.draft.id}/signature-requests`)).set('if-match', `"${other.draft.version}"`).send({ contactId: other.contact.id, dueOn: dayAhead(20) }).expect(201);
  }, 30_000);

  it('a draft that is not whole, or is out already, is not sent; nothing half-written', async () => {
    const made = await makeDraft(office, { phiTypes: ['sud'] });
    const send = (draft: { id: string; version: number }, contactId = made.contact.id, by = office) => by.agent.post(by.at(`/agreement-drafts/${draft.id}/signature-requests`)).set('if-match', `"${draft.version}"`).send({ contactId, dueOn: dayAhead(20) });
    expect((await send(made.draft).expect(422)).body.errors).toMatchObject([{ pointer: '/choices/part2' }]);
    const { body: mended } = await office.agent.patch(office.at(`/agreement-drafts/${made.draft.id}`)).set('if-match', `"${made.draft.version}"`).send({ choices: { part2: 'on' } }).expect(200);
    await send(made.draft).expect(412);
    await send(mended, randomUUID()).expect(404);
    expect((await office.agent.get(office.at(`/agreement-drafts/${made.draft.id}`)).expect(200)).body.status).toBe('draft');
    await send(mended, made.contact.id, stranger).expect(404);
    const answers = await Promise.all([send(mended), send(mended)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  }, 30_000);

  it('who was given no authority does not countersign, and the vendor signs first', async () => {
    const alone = await makeOrganization(running, 'Small Practice');
    const { requestId } = await sendForSignature(alone);
    expect((await alone.agent.post(inConsole(requestId, alone)('/codes')).expect(403)).body.title).toContain('authority to sign');
    await giveAuthority(alone);
    expect((await alone.agent.post(inConsole(requestId, alone)('/codes')).expect(422)).body.title).toContain('vendor signs first');
    const { body: [owner] } = await alone.agent.get(alone.at('/members')).expect(200);
    await alone.agent.patch(alone.at(`/members/${owner.id}`)).set('if-match', `"${owner.version}"`).send({ title: ' ' }).expect(422);
  });

  it('signed after its first day: the gap is recorded, nothing is backdated', async () => {
    const { requestId, draft } = await signedByVendor({ effectiveDate: dayAhead(-10) });
    await countersign(requestId, await officeCode(requestId));
    await sealNow(running, await tenantOf(office.slug), requestId);
    const { body } = await office.agent.get(office.at(`/agreements/${draft.agreementId}`)).expect(200);
    expect(body.executedOn > dayAhead(-10)).toBe(true);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(office.slug)]);
      return owner.query(`select detail from audit_entries where action = 'agreement.sealed' and subject_id = $1`, [draft.agreementId]);
    });
    expect(rows[0].detail.daysUnsigned).toBeGreaterThanOrEqual(9);
  }, 30_000);

  it('a seal and a copy whose jobs were lost are found by the sweep, and made once', async () => {
    const { requestId, desk } = await signedByVendor();
    await countersign(requestId, await officeCode(requestId));
    const sealing = running.app.get(SealingService, { strict: false });
    const [tenant, vendorOrg] = [await tenantOf(office.slug), await tenantOf(desk.slug)];
    await running.moveClock('2 minutes');
    try {
      expect((await sealing.lost()).unsealed).toContainEqual({ tenantId: tenant, requestId });
      await sealNow(running, tenant, requestId);
      expect((await sealing.lost()).unsealed).not.toContainEqual({ tenantId: tenant, requestId });
      expect((await sealing.lost()).uncopied).toContainEqual({ tenantId: vendorOrg, requestId });
      await Promise.all([sealNow(running, tenant, requestId, vendorOrg), sealNow(running, tenant, requestId, vendorOrg)]);
      expect((await sealing.lost()).uncopied).not.toContainEqual({ tenantId: vendorOrg, requestId });
    } finally {
      await running.moveClock('-2 minutes');
    }
  }, 30_000);

  it('an agreement that was given up is not countersigned any more', async () => {
    const { requestId, draft } = await signedByVendor();
    const { body: agreement } = await office.agent.get(office.at(`/agreements/${draft.agreementId}`)).expect(200);
    await running.app.get(AgreementsService, { strict: false }).void(systemCtx(await tenantOf(office.slug)), draft.agreementId, agreement.version);
    expect((await office.agent.post(inConsole(requestId)('/codes')).expect(422)).body.title).toContain('is void now');
    await office.agent.post(office.at(`/agreement-drafts/${draft.id}/discarding`)).set('if-match', `"${draft.version}"`).expect(422);
  });

  it('withdrawn, it is a draft again, and may be given up', async () => {
    const { requestId, draft } = await sendForSignature(office);
    const desk = await enterPortal(running, requestId);
    await office.agent.post(office.at(`/agreement-drafts/${draft.id}/discarding`)).set('if-match', `"${draft.version}"`).expect(422);
    await office.agent.post(office.at(`/requests/${requestId}/withdrawal`)).send({ reason: 'Wrong vendor' }).expect(200);
    expect((await office.agent.get(office.at(`/agreement-drafts/${draft.id}`)).expect(200)).body.status).toBe('draft');
    await desk.agent.post(desk.at('/signature/codes')).expect(422);
    await office.agent.post(office.at(`/agreement-drafts/${draft.id}/discarding`)).set('if-match', `"${draft.version}"`).expect(204);
  });

  it('nobody else reads, signs or fetches it: neither another office nor another vendor', async () => {
    const { requestId } = await sendForSignature(office);
    const other = await enterPortal(running, (await sendForSignature(stranger)).requestId);
    for (const path of ['', '/document/address', '/sealed/address', '/seal-check', '/codes']) {
      const call = path === '' ? stranger.agent.get(inConsole(requestId, stranger)()) : stranger.agent.post(inConsole(requestId, stranger)(path));
      await call.expect(404);
    }
    await stranger.agent.post(inConsole(requestId, stranger)('/reissues')).send({ reason: 'x' }).expect(404);
    const theirs = (path: string) => `/api/portal/${other.slug}/requests/${requestId}/signature${path}`;
    await other.agent.get(theirs('')).expect(404);
    for (const path of ['/readings', '/document/address', '/sealed/address', '/codes']) await other.agent.post(theirs(path)).expect(404);
    await other.agent.post(theirs('/comments')).send({ text: 'x' }).expect(404);
    await other.agent.post(theirs('/declining')).send({ reason: 'x' }).expect(404);
    await other.agent.post(theirs('')).send(actOf({ documentSha256: 'ab'.repeat(32), consent: { version: 'x' } }, randomUUID())).expect(404);
  }, 30_000);
});
