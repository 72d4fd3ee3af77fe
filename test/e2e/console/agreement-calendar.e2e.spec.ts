import { AgreementsReader } from '../../../apps/api/src/features/agreements/agreements.reader.js';
import { AgreementsService } from '../../../apps/api/src/features/agreements/agreements.service.js';
import { DeadlinesService } from '../../../apps/api/src/features/deadlines/deadlines.service.js';
import { type Ctx, systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { BAA_CHECKLIST, isRequired } from '../../../libs/domain/src/agreements/baa-checklist.js';
import { addDays } from '../../../libs/domain/src/dates/local-date.js';
import { reconcile } from '../../support/clock-work.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('agreements and the calendar', () => {
  let running: Running;
  let office: Office;
  let ctx: Ctx;
  let today: string;
  let vendorId: string;
  let engagementId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    today = (await office.agent.get(office.at('/today')).expect(200)).body.today;
    const tenantId = await running.asOwner(async (owner) => (await owner.query('select id from organizations where slug = $1', [office.slug])).rows[0].id);
    ctx = systemCtx(tenantId);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield Imaging' }).expect(201)).body.id;
    engagementId = (await office.agent.post(office.at(`/vendors/${vendorId}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());

  const day = (offset: number) => addDays(today, offset);
  const page = async (id: string) => (await office.agent.get(office.at(`/agreements/${id}`)).expect(200)).body;
  /** Asked of the service: a moved clock ends everybody's session. */
  const due = async (id: string) => (await running.app.get(DeadlinesService).openOfMatters(ctx, 'agreement', [id])).map(({ kind, dueOn }) => ({ kind, dueOn }));
  const life = (from: number, months = 12) => ({ effectiveDate: day(from), initialTerm: { months }, autoRenew: false, renewalTermMonths: null, notice: null });

  it('a draft goes out, is recalled, is executed once, and only then covers anything', async () => {
    const service = running.app.get(AgreementsService);
    const id = await service.draft(ctx, { vendorId, kind: 'baa', title: 'Made here', engagementIds: [{ id: engagementId }] });
    expect(await page(id)).toMatchObject({ status: 'draft', inForce: 'draft', terms: null, inForceFrom: null, dates: [] });
    await service.sendOut(ctx, id);
    await expect(service.sendOut(ctx, id)).rejects.toMatchObject({ code: 'rule_broken' });
    await service.recall(ctx, id);
    await service.sendOut(ctx, id);
    const paper = { life: life(0), readings: { accessDays: { state: 'stated' as const, value: 10, where: '4.2' } }, clauses: BAA_CHECKLIST.filter(isRequired).map(({ id }) => ({ id, where: 'section 3' })), executedOn: today, checkedBy: 'the template' };
    await expect(service.execute(ctx, id, { ...paper, clauses: [{ id: 'BAA-Z9', where: '' }] })).rejects.toMatchObject({ code: 'invalid' });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => service.execute(ctx, id, paper)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'rejected']);
    expect(await page(id)).toMatchObject({ status: 'executed', inForce: 'in_force', versions: [{ number: 1 }] });
    expect((await office.agent.get(office.at(`/agreements/${id}/clauses`)).expect(200)).body.verdict).toMatchObject({ state: 'located', located: 17 });
    await expect(service.void(ctx, id)).rejects.toMatchObject({ code: 'rule_broken' });
  });

  it('the chain reads each as of a day: its span cut by what ended it, its terms and clauses, or null where nobody read', async () => {
    const { body: old } = await office.agent.post(office.at(`/vendors/${vendorId}/agreements`)).send({ title: 'Old', terms: life(-300), spans: [{ engagementId, to: day(-10) }], readings: { accessDays: { state: 'stated', value: 10, where: '4' } } }).expect(201);
    await office.agent.post(office.at(`/agreements/${old.id}/terms`)).set('if-match', `"${old.version}"`).send({ reason: 'amendment', effectiveFrom: day(-20), readings: { accessDays: { state: 'stated', value: 5, where: 'A1' } } }).expect(200);
    const { body: renewed } = await office.agent.post(office.at(`/agreements/${old.id}/renewal`)).send({ title: 'New', terms: life(5), engagementIds: [engagementId] }).expect(201);
    const reader = running.app.get(AgreementsReader);
    const rows = await reader.allOn(ctx, day(-30));
    expect(rows.find(({ id }) => id === old.id)).toMatchObject({ status: 'executed', effective: day(-300), end: day(4), autoRenew: false, covers: [engagementId], terms: { accessDays: 10, breachDays: null, clauses: null } });
    expect(rows.find(({ id }) => id === old.id)?.coverDates.get(engagementId)).toEqual({ from: '0001-01-01', to: day(-10) });
    expect((await reader.ofEngagementsOn(ctx, [engagementId], today)).find(({ id }) => id === old.id)?.terms.accessDays).toBe(5);
    expect((await reader.ofEngagementsOn(ctx, [engagementId], today)).find(({ id }) => id === renewed.id)).toMatchObject({ effective: day(5), coverDates: new Map() });
    expect(await reader.ofEngagementsOn(ctx, [], today)).toEqual([]);
    const stranger = await makeOrganization(running);
    const theirs = systemCtx(await running.asOwner(async (owner) => (await owner.query('select id from organizations where slug = $1', [stranger.slug])).rows[0].id));
    expect(await reader.allOn(theirs, today)).toEqual([]);
    expect(await reader.ofEngagementsOn(theirs, [engagementId], today)).toEqual([]);
  });

  // Moves the clock, so it is the last.
  it('an amendment takes effect, and a tacit renewal brings the next dates, on their own day', async () => {
    const { body: renewing } = await office.agent.post(office.at(`/vendors/${vendorId}/agreements`)).send({ title: 'Renewing', terms: { effectiveDate: day(-360), initialTerm: { endDate: day(3) }, autoRenew: true, renewalTermMonths: 12, notice: { days: 2 } } }).expect(201);
    await office.agent.post(office.at(`/agreements/${renewing.id}/terms`)).set('if-match', `"${renewing.version}"`).send({ reason: 'amendment', effectiveFrom: day(6), terms: { notice: { days: 90 } } }).expect(200);
    expect(await due(renewing.id)).toMatchObject([{ kind: 'agreement_notice', dueOn: day(1) }]);
    await running.moveClock('5 days');
    await reconcile(running, ctx.tenantId);
    const [renewed] = await due(renewing.id);
    expect(renewed.dueOn > day(300)).toBe(true);
    await running.moveClock('2 days');
    await reconcile(running, ctx.tenantId);
    const [amended] = await due(renewing.id);
    expect(amended).toMatchObject({ kind: 'agreement_notice', dueOn: addDays(renewed.dueOn, -88) });
    await reconcile(running, ctx.tenantId);
    expect(await due(renewing.id)).toEqual([amended]);
  });
});
