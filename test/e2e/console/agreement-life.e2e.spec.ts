import { randomUUID } from 'node:crypto';
import { addDays } from '../../../libs/domain/src/dates/local-date.js';
import { BAA_CHECKLIST, isRequired } from '../../../libs/domain/src/agreements/baa-checklist.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const YEAR = { initialTerm: { months: 12 }, autoRenew: false };
const stated = (value: unknown, where = '4.2') => ({ state: 'stated', value, where });

describe('the life of agreements, for staff', () => {
  let running: Running;
  let office: Office;
  let today: string;
  let vendorId: string;
  let engagementId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    today = (await office.agent.get(office.at('/today')).expect(200)).body.today;
    ({ vendorId, engagementId } = await makeVendor());
  });
  afterAll(() => running.stop());

  const day = (offset: number) => addDays(today, offset);
  const makeVendor = async (body: object = {}) => {
    const { body: { id: vendorId } } = await office.agent.post(office.at('/vendors')).send({ legalName: `Northfield ${randomUUID()}`, ...body }).expect(201);
    const { body: { id: engagementId } } = await office.agent.post(office.at(`/vendors/${vendorId}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
    return { vendorId, engagementId };
  };
  const record = (body: object, vendor = vendorId) => office.agent.post(office.at(`/vendors/${vendor}/agreements`)).send({ title: 'BAA 7', terms: { effectiveDate: day(-100), ...YEAR }, ...body });
  const page = async (id: string, query = '') => (await office.agent.get(office.at(`/agreements/${id}${query}`)).expect(200)).body;
  const on = (id: string, what: string, version: number, body: object) => office.agent.post(office.at(`/agreements/${id}/${what}`)).set('if-match', `"${version}"`).send(body);

  it('an amendment changes only what it names, from its own day on; a correction was always so', async () => {
    const { body: made } = await record({ readings: { accessDays: stated(10), offshore: { state: 'silent' } } }).expect(201);
    const { body: amended } = await on(made.id, 'terms', made.version, { reason: 'amendment', effectiveFrom: day(-10), readings: { accessDays: stated(5, 'Amendment 1') } }).expect(200);
    expect(amended).toMatchObject({ readings: { accessDays: stated(5, 'Amendment 1'), offshore: { state: 'silent' } }, saidIn: { accessDays: 2, offshore: 1, effectiveDate: 1 } });
    expect((await page(made.id, `?asOf=${day(-11)}`)).readings.accessDays).toEqual(stated(10));

    const before = new Date(amended.versions[1].recordedAt).toISOString();
    const { body: corrected } = await on(made.id, 'terms', amended.version, { reason: 'correction', corrects: 1, readings: { accessDays: stated(12), insurance: stated('1M USD') } }).expect(200);
    expect(corrected.readings).toMatchObject({ accessDays: stated(5, 'Amendment 1'), insurance: stated('1M USD') });
    expect((await page(made.id, `?asOf=${day(-11)}`)).readings.accessDays).toEqual(stated(12));
    expect((await page(made.id, `?asOf=${day(-11)}&knownAt=${before}`)).readings).toEqual({ accessDays: stated(10), offshore: { state: 'silent' } });
    const { body: again } = await on(made.id, 'terms', corrected.version, { reason: 'correction', corrects: 3, readings: { insurance: null } }).expect(200);
    expect(again.readings.insurance).toBeUndefined();
    expect(again.versions[3]).toMatchObject({ reason: 'correction', corrects: 1 });
    await on(made.id, 'terms', again.version, { reason: 'correction', corrects: 2, terms: { effectiveDate: day(-50) } }).expect(422);
    const { body: moved } = await on(made.id, 'terms', again.version, { reason: 'correction', corrects: 2, effectiveFrom: day(-2), readings: { accessDays: stated(6, 'Amendment 1') } }).expect(200);
    expect([(await page(made.id, `?asOf=${day(-3)}`)).readings.accessDays.value, moved.readings.accessDays.value]).toEqual([12, 6]);
    expect(corrected.versions.map(({ number, reason, recordedBy }: { number: number; reason: string; recordedBy: string }) => [number, reason, recordedBy])).toEqual([[1, 'new', 'Ana Ruiz'], [2, 'amendment', 'Ana Ruiz'], [3, 'correction', 'Ana Ruiz']]);
  });

  it('of two officers who amend at once one is refused, and nothing of hers is kept', async () => {
    const { body: made } = await record({}).expect(201);
    const answers = await Promise.all([day(-5), day(-4)].map((effectiveFrom) => on(made.id, 'terms', made.version, { reason: 'amendment', effectiveFrom, terms: { notice: { days: 30 } } })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await page(made.id)).versions).toHaveLength(2);
  });

  it.each([
    ['an amendment before the agreement', { reason: 'amendment', effectiveFrom: -101, terms: { autoRenew: false } }, 422, '/effectiveFrom'],
    ['an amendment after its end', { reason: 'amendment', effectiveFrom: 400, terms: { autoRenew: false } }, 422, '/effectiveFrom'],
    ['an amendment of the first day', { reason: 'amendment', effectiveFrom: -5, terms: { effectiveDate: '2024-02-01' } }, 422, '/terms/effectiveDate'],
    ['an amendment that leaves no time for itself', { reason: 'amendment', effectiveFrom: -5, terms: { initialTerm: { months: 1 } } }, 422, '/terms'],
    ['a correction of a version that is not there', { reason: 'correction', corrects: 9, terms: { autoRenew: false } }, 422, '/corrects'],
    ['a correction of nothing', { reason: 'correction', corrects: 1 }, 400, '/terms'],
    ['31 February', { reason: 'amendment', effectiveFrom: '2026-02-31', terms: { autoRenew: false } }, 400, '/effectiveFrom'],
    ['a term nobody reads', { reason: 'reading', corrects: 1, readings: { colour: stated('blue') } }, 400, '/readings/colour'],
    ['days that are none', { reason: 'reading', corrects: 1, readings: { accessDays: stated(-3) } }, 400, '/readings/accessDays'],
    ['renewing for no time', { reason: 'correction', corrects: 1, terms: { autoRenew: true } }, 400, '/terms/renewalTermMonths'],
  ])('%s is refused with a sentence, and nothing is written', async (_, body, status, pointer) => {
    const { body: made } = await record({}).expect(201);
    const from = (body as { effectiveFrom?: number | string }).effectiveFrom;
    const answer = await on(made.id, 'terms', made.version, { ...body, ...(typeof from === 'number' && { effectiveFrom: day(from) }) }).expect(status);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await page(made.id)).toMatchObject({ version: made.version, versions: [{ number: 1 }] });
  });

  it('a child is in force no longer than its parent, and says so; ending the parent ends it', async () => {
    const { body: parent } = await record({ kind: 'services', title: 'MSA 7', terms: { effectiveDate: day(-100), initialTerm: { endDate: day(50) }, autoRenew: false } }).expect(201);
    const { body: child } = await record({ parentId: parent.id, engagementIds: [engagementId], terms: { effectiveDate: day(-100), initialTerm: { evergreen: true }, autoRenew: false } }).expect(201);
    expect(child).toMatchObject({ inForceUntil: day(50), lastDay: day(50) });
    expect((await page(child.id)).notes).toEqual([expect.stringContaining('it ends with MSA 7')]);
    expect((await page(child.id)).dates).toMatchObject([{ kind: 'agreement_end', dueOn: day(50) }]);
    await on(parent.id, 'termination', parent.version, { cause: 'mutual', on: day(20), reason: 'Moved away' }).expect(200);
    expect(await page(child.id)).toMatchObject({ inForceUntil: day(20), relatives: [{ id: parent.id, relation: 'parent' }], dates: [{ dueOn: day(20) }] });
    await on(parent.id, 'termination', parent.version + 1, { cause: 'mutual', on: day(10), reason: 'Again' }).expect(422).expect(({ body }) => expect(body.title).toMatch(/terminated already/));
  });

  it('two that are each told to end with the other at once: one is refused', async () => {
    const edit = (id: string, version: number, body: object) => office.agent.patch(office.at(`/agreements/${id}`)).set('if-match', `"${version}"`).send(body);
    for (let round = 0; round < 5; round += 1) {
      const { body: one } = await record({ title: 'One' }).expect(201);
      const { body: other } = await record({ title: 'Other' }).expect(201);
      const answers = await Promise.all([edit(one.id, one.version, { parentId: other.id }), edit(other.id, other.version, { parentId: one.id })]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    }
  });

  it('title, owner, parent and signature are set right; none ends with itself, and a later signature moves the first day', async () => {
    const { body: top } = await record({ kind: 'services', title: 'MSA' }).expect(201);
    const { body: middle } = await record({ title: 'Middle', parentId: top.id }).expect(201);
    const { body: low } = await record({ title: 'Low', parentId: middle.id }).expect(201);
    const edit = (id: string, version: number, body: object) => office.agent.patch(office.at(`/agreements/${id}`)).set('if-match', `"${version}"`).send(body);
    await edit(top.id, top.version, { parentId: low.id }).expect(422).expect(({ body }) => expect(body.title).toBe('It would end with itself'));
    await edit(low.id, low.version, { parentId: low.id }).expect(422);
    expect((await edit(low.id, low.version, { title: 'Lower', executedOn: day(-90), parentId: null }).expect(200)).body).toMatchObject({ title: 'Lower', parentId: null, inForceFrom: day(-90) });
    await edit(low.id, low.version, { title: 'Stale' }).expect(412);
    await edit(low.id, low.version + 1, { executedOn: day(1) }).expect(422);
    await edit(low.id, low.version + 1, { ownerMemberId: randomUUID() }).expect(404);
    await edit(low.id, low.version + 1, { title: ' ' }).expect(400);
  });

  it('a parent of another vendor, or of another organization, is refused', async () => {
    const other = await makeVendor();
    const { body: theirs } = await record({}, other.vendorId).expect(201);
    await record({ parentId: theirs.id }).expect(422);
    const stranger = await makeOrganization(running);
    const { body: { id: strangeVendor } } = await stranger.agent.post(stranger.at('/vendors')).send({ legalName: 'Theirs' }).expect(201);
    const { body: strange } = await stranger.agent.post(stranger.at(`/vendors/${strangeVendor}/agreements`)).send({ title: 'BAA', terms: { effectiveDate: day(0), ...YEAR } }).expect(201);
    await record({ parentId: strange.id }).expect(404);
    await record({ supersedesId: strange.id }).expect(404);
    await office.agent.get(office.at(`/agreements/${strange.id}`)).expect(404);
    await office.agent.get(office.at(`/agreements/${strange.id}/clauses`)).expect(404);
    await office.agent.get(office.at(`/agreements/${strange.id}/renewal`)).expect(404);
    await office.agent.post(office.at(`/agreements/${strange.id}/renewal`)).send({ title: 'BAA', terms: { effectiveDate: day(0), ...YEAR } }).expect(404);
    for (const act of ['terms', 'termination', 'cure-period', 'cure', 'review', 'void']) {
      const body = { reason: act === 'terms' ? 'amendment' : 'Ended', effectiveFrom: day(0), terms: { autoRenew: false }, cause: 'mutual', on: day(0), patternKnownOn: day(0), cureSteps: 'Asked', cureUntil: day(9) };
      const allowed: Record<string, string[]> = { terms: ['reason', 'effectiveFrom', 'terms'], termination: ['cause', 'on', 'reason'], 'cure-period': ['patternKnownOn', 'cureSteps', 'cureUntil'] };
      await on(strange.id, act, 2, Object.fromEntries(Object.entries(body).filter(([key]) => allowed[act]?.includes(key)))).expect(404);
    }
    await office.agent.patch(office.at(`/agreements/${strange.id}`)).set('if-match', '"2"').send({ title: 'Mine' }).expect(404);
    await office.agent.put(office.at(`/agreements/${strange.id}/covers`)).set('if-match', '"2"').send({ covers: [] }).expect(404);
    await office.agent.put(office.at(`/agreements/${strange.id}/clauses/BAA-R01`)).set('if-match', '"0"').send({ state: 'missing' }).expect(404);
    expect((await stranger.agent.get(stranger.at('/agreements')).expect(200)).body.items).toHaveLength(1);
    expect((await stranger.agent.get(stranger.at('/agreements/counts')).expect(200)).body.all).toBe(1);
  });

  it('signing after a lapse records the days without an agreement and never dates back', async () => {
    const vendor = await makeVendor();
    const { body: old } = await record({ title: 'BAA 6', engagementIds: [vendor.engagementId], terms: { effectiveDate: day(-400), initialTerm: { endDate: day(-30) }, autoRenew: false } }, vendor.vendorId).expect(201);
    const { body: start } = await office.agent.get(office.at(`/agreements/${old.id}/renewal`)).expect(200);
    expect(start).toMatchObject({ old: { id: old.id }, life: { effectiveDate: today } });
    const { body: renewed } = await office.agent.post(office.at(`/agreements/${old.id}/renewal`))
      .send({ title: 'BAA 7', executedOn: day(-3), engagementIds: [vendor.engagementId], terms: { effectiveDate: day(-29), ...YEAR } }).expect(201);
    expect(renewed).toMatchObject({ inForceFrom: day(-3), supersedesId: old.id, gaps: [{ from: day(-29), to: day(-4), days: 26 }, { from: day(-29), to: day(-4), days: 26 }] });
    expect(renewed.notes).toEqual([expect.stringContaining('Signing does not reach back'), expect.stringContaining('BAA 6')]);
    expect(await page(old.id)).toMatchObject({ status: 'superseded', inForceUntil: day(-30), relatives: [{ id: renewed.id, relation: 'replacement' }], dates: [] });
    await office.agent.post(office.at(`/agreements/${old.id}/renewal`)).send({ title: 'BAA 8', terms: { effectiveDate: day(0), ...YEAR } }).expect(422);
    await record({ executedOn: day(1) }, vendor.vendorId).expect(422);
    await record({ executedOn: day(-1), terms: { effectiveDate: day(-400), initialTerm: { endDate: day(-30) }, autoRenew: false } }, vendor.vendorId).expect(422).expect(({ body }) => expect(body.title).toMatch(/never be in force/));
  });

  it('of two renewals of a terminated agreement one is recorded, at once or one after the other', async () => {
    const vendor = await makeVendor();
    const { body: old } = await record({ engagementIds: [vendor.engagementId] }, vendor.vendorId).expect(201);
    await on(old.id, 'termination', old.version, { cause: 'convenience', on: day(-1), reason: 'We moved' }).expect(200);
    const renew = (title: string) => office.agent.post(office.at(`/agreements/${old.id}/renewal`)).send({ title, executedOn: today, engagementIds: [vendor.engagementId], terms: { effectiveDate: day(0), ...YEAR } });
    const answers = await Promise.all(['BAA 8', 'BAA 9'].map((title) => renew(title)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.title).toBe('BAA 7 was replaced by another agreement already');
    await renew('BAA 10').expect(409);
    expect((await page(old.id)).relatives).toHaveLength(1);
  });

  it('a renewal replaces the old one from its first day, without a gap between', async () => {
    const vendor = await makeVendor();
    const { body: old } = await record({ engagementIds: [vendor.engagementId], terms: { effectiveDate: day(-300), initialTerm: { endDate: day(60) }, autoRenew: false } }, vendor.vendorId).expect(201);
    const { body: renewed } = await office.agent.post(office.at(`/agreements/${old.id}/renewal`)).send({ title: 'BAA 8', executedOn: today, engagementIds: [vendor.engagementId], terms: { effectiveDate: day(31), ...YEAR } }).expect(201);
    expect(renewed).toMatchObject({ inForce: 'not_yet_in_force', gaps: [] });
    expect(await page(old.id)).toMatchObject({ inForce: 'in_force', inForceUntil: day(30) });
    expect(await page(old.id, `?asOf=${day(31)}`)).toMatchObject({ inForce: 'superseded' });
    const { body: counts } = await office.agent.get(office.at('/vendors?filter=uncovered&limit=200')).expect(200);
    expect(counts.items.map(({ id }: { id: string }) => id)).not.toContain(vendor.vendorId);
  });

  it('covers an engagement for some days only, and an NDA covers none', async () => {
    const vendor = await makeVendor();
    const uncovered = async () => (await office.agent.get(office.at('/vendors?filter=uncovered&limit=200')).expect(200)).body.items.some(({ id }: { id: string }) => id === vendor.vendorId);
    await record({ kind: 'nda', title: 'NDA', engagementIds: [vendor.engagementId] }, vendor.vendorId).expect(201);
    expect(await uncovered()).toBe(true);
    const { body: past } = await record({ spans: [{ engagementId: vendor.engagementId, to: day(-1) }] }, vendor.vendorId).expect(201);
    expect(past.covers).toEqual([{ engagementId: vendor.engagementId, from: null, to: day(-1) }]);
    expect(await uncovered()).toBe(true);
    await office.agent.put(office.at(`/agreements/${past.id}/covers`)).set('if-match', `"${past.version}"`).send({ covers: [{ engagementId: vendor.engagementId, from: day(-20) }] }).expect(200);
    expect(await uncovered()).toBe(false);
    await office.agent.put(office.at(`/agreements/${past.id}/covers`)).set('if-match', `"${past.version + 1}"`).send({ covers: [{ engagementId }] }).expect(404);
    await record({ spans: [{ engagementId: vendor.engagementId, from: day(3), to: day(2) }] }, vendor.vendorId).expect(422);
  });

  it('says which of two agreements of one kind governs, and of a notice longer than the term that it comes too late', async () => {
    const vendor = await makeVendor();
    await record({ title: 'Older', engagementIds: [vendor.engagementId] }, vendor.vendorId).expect(201);
    const { body } = await record({ title: 'Newer', engagementIds: [vendor.engagementId], terms: { effectiveDate: day(-10), initialTerm: { months: 1 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } } }, vendor.vendorId).expect(201);
    expect((await page(body.id)).notes).toEqual([expect.stringContaining('cannot be stopped in time'), expect.stringMatching(/also covered by Older.*here this one/)]);
  });

  it('a breach is given time to cure; then it is cured, or the agreement ends for it', async () => {
    const { body: made } = await record({}).expect(201);
    await on(made.id, 'termination', made.version, { cause: 'material_breach', on: today, reason: 'Sold data' }).expect(422).expect(({ body }) => expect(body.errors[0].pointer).toBe('/patternKnownOn'));
    const breach = { patternKnownOn: day(-5), cureSteps: 'Asked for a plan in writing', cureUntil: day(25) };
    await on(made.id, 'cure-period', made.version, { ...breach, cureUntil: day(-6) }).expect(422);
    await on(made.id, 'cure-period', made.version, breach).expect(200);
    expect((await page(made.id)).dates).toContainEqual(expect.objectContaining({ kind: 'agreement_cure', dueOn: day(25), basis: 'contract' }));
    await on(made.id, 'cure', made.version + 1, {}).expect(200);
    expect(await page(made.id)).toMatchObject({ cureUntil: null, dates: [{ kind: 'agreement_end' }] });
    await on(made.id, 'cure', made.version + 2, {}).expect(422);
    await on(made.id, 'cure-period', made.version + 2, breach).expect(200);
    await on(made.id, 'termination', made.version + 3, { cause: 'material_breach', on: today, reason: 'Not cured' }).expect(200).expect(({ body }) => expect(body).toMatchObject({ terminationCause: 'material_breach', patternKnownOn: day(-5), inForceUntil: today }));
    expect((await page(made.id)).dates).toEqual([]);
  });

  it('an agreement without an end is looked at once a year; it is the organization’s own policy', async () => {
    const { body: made } = await record({ terms: { effectiveDate: day(-900), initialTerm: { evergreen: true }, autoRenew: false } }).expect(201);
    const { dates } = await page(made.id);
    expect(dates).toMatchObject([{ kind: 'agreement_review', basis: 'policy' }]);
    expect(dates[0].dueOn > day(360)).toBe(true);
    expect((await on(made.id, 'review', made.version, {}).expect(200)).body.reviewedOn).toBe(today);
  });

  it('the checklist is worked one provision at a time; the verdict says who located what, and nothing more', async () => {
    const { body: { id } } = await record({}).expect(201);
    const put = (clause: string, version: number, body: object) => office.agent.put(office.at(`/agreements/${id}/clauses/${clause}`)).set('if-match', `"${version}"`).send(body);
    expect((await office.agent.get(office.at(`/agreements/${id}/clauses`)).expect(200)).body.verdict).toMatchObject({ state: 'open', sentence: 'Nobody has looked for the 17 required provisions yet' });
    await put('BAA-R02', 0, { state: 'not_applicable' }).expect(422);
    await put('BAA-R02', 0, { state: 'located' }).expect(400);
    await put('BAA-Z99', 0, { state: 'missing' }).expect(404);
    for (const { id: clause } of BAA_CHECKLIST.filter(isRequired)) await put(clause, 0, clause === 'BAA-R13' ? { state: 'not_applicable' } : { state: 'located', foundAt: '§ 3', words: 'The vendor shall' }).expect(200);
    await put('BAA-C01', 0, { state: 'missing' }).expect(200);
    const { body } = await put('BAA-R05', 1, { state: 'located', foundAt: '§ 4' }).expect(200);
    expect(body.verdict).toMatchObject({ state: 'located', located: 16, required: 16, sentence: expect.stringMatching(/^16 of 16 required provisions located by Ana Ruiz on .*; 1 does not apply: R13$/) });
    await put('BAA-R05', 1, { state: 'missing' }).expect(412);
  });

  it('what ourselves promised to somebody we serve stands in the same register, on its own list', async () => {
    const { body: { id: customer } } = await office.agent.post(office.at('/vendors')).send({ legalName: 'St. Anne’s Hospital', relation: 'customer' }).expect(201);
    // We supply it: the engagement is written where its own feature writes it.
    const upstream = await running.asOwner(async (owner) => {
      const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      return (await owner.query(`insert into engagements (tenant_id, customer_vendor_id, service, phi) values ($1, $2, 'Billing', 'flows') returning id`, [tenantId, customer])).rows[0].id;
    });
    await record({ engagementIds: [upstream] }).expect(404); // a contract with somebody else does not govern it
    const { body: made } = await record({ title: 'Upstream BAA', engagementIds: [upstream], readings: { breachNotice: stated({ quantity: 24, unit: 'hours', trigger: 'awareness' }) } }, customer).expect(201);
    expect(await page(made.id)).toMatchObject({ vendorRelation: 'customer', services: [{ service: 'Billing', customer: 'St. Anne’s Hospital', supplier: null }] });
    expect((await office.agent.get(office.at('/agreements?filter=upstream')).expect(200)).body.items).toMatchObject([{ id: made.id, upstream: true, vendorName: 'St. Anne’s Hospital', flows: 1 }]);
  });

  it('the register holds what each list says, in pages, and every number is its list’s length', async () => {
    const vendor = await makeVendor({ legalName: 'Zebra Register' });
    await record({ title: 'Soon over', engagementIds: [vendor.engagementId], terms: { effectiveDate: day(-300), initialTerm: { endDate: day(20) }, autoRenew: false } }, vendor.vendorId).expect(201);
    await record({ title: 'In the window', terms: { effectiveDate: day(-360), initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } } }, vendor.vendorId).expect(201);
    const gone = await makeVendor();
    await record({ title: 'Gone', engagementIds: [gone.engagementId], terms: { effectiveDate: day(-300), initialTerm: { endDate: day(-20) }, autoRenew: false } }, gone.vendorId).expect(201);
    const { body: counts } = await office.agent.get(office.at('/agreements/counts')).expect(200);
    for (const filter of ['in_force', 'ending', 'notice_window', 'expired_flowing', 'unread', 'drafts', 'upstream', undefined]) {
      const rows: { id: string; title: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: { items: typeof rows; next: string | null } } = await office.agent.get(office.at(`/agreements?limit=3${filter ? `&filter=${filter}` : ''}${cursor ? `&cursor=${cursor}` : ''}`)).expect(200);
        rows.push(...body.items);
        cursor = body.next;
      }
      expect([filter, new Set(rows.map(({ id }) => id)).size]).toEqual([filter, counts[filter ?? 'all']]);
    }
    const titles = async (query: string) => (await office.agent.get(office.at(`/agreements?limit=200&${query}`)).expect(200)).body.items.map(({ title }: { title: string }) => title);
    expect(await titles('filter=ending')).toContain('Soon over');
    expect(await titles('filter=notice_window')).toEqual(['In the window', 'Newer']);
    expect(await titles('filter=expired_flowing')).toContain('Gone');
    expect(await titles('search=zebra')).toEqual(['In the window', 'Soon over']);
    await office.agent.get(office.at('/agreements?filter=compliant')).expect(400);
    await office.agent.get(office.at('/agreements?cursor=nonsense')).expect(400);
  });
});
