import { randomUUID } from 'node:crypto';
import { AuditWriter } from '../../../apps/api/src/platform/audit/audit.writer.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('a vendor’s timeline', () => {
  let running: Running;
  let office: Office;
  let vendorId: string;
  beforeAll(async () => {
    running = await startApp();
  });
  beforeEach(async () => {
    office = await makeOrganization(running);
    vendorId = (await office.agent.post(office.at('/vendors')).send({ legalName: 'Northfield Imaging' }).expect(201)).body.id;
  });
  afterAll(() => running.stop());
  const timeline = async (query = '') => (await office.agent.get(office.at(`/vendors/${vendorId}/timeline${query}`)).expect(200)).body;

  /** What a job of another feature records. */
  const record = (action: string, detail: object) => running.asOwner(async (owner) => {
    const { rows: [{ id: tenantId }] } = await owner.query('select id from organizations where slug = $1', [office.slug]);
    await running.app.get(UnitOfWork).run(systemCtx(tenantId), (ctx) => running.app.get(AuditWriter).record(ctx, action, { subjectType: 'request', subjectId: randomUUID(), vendorId, detail }));
  });

  it('says who did what, newest first, and shows of the detail what is safe', async () => {
    await office.agent.patch(office.at(`/vendors/${vendorId}`)).set('if-match', '"1"').send({ notes: 'Reads at night' }).expect(200);
    const { body: engagement } = await office.agent.post(office.at(`/vendors/${vendorId}/engagements`)).send({ service: 'Reads' }).expect(201);
    await office.agent.patch(office.at(`/engagements/${engagement.id}`)).set('if-match', '"1"').send({ phi: 'flows' }).expect(200);
    await record('request.submitted', { by: 'Priya Nair', submissionNumber: 2, answers: { q1: 'secret' }, text: 'secret' });
    await record('request.due_moved', { from: '2026-11-20', to: '2026-12-01' });
    const { items, next } = await timeline();
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { action: 'request.due_moved', side: 'system', by: 'Holdfast', detail: { from: '2026-11-20', to: '2026-12-01' } },
      { action: 'request.submitted', side: 'theirs', by: 'Priya Nair', detail: { submissionNumber: 2 } },
      { action: 'vendor.tier_set', detail: { to: 'moderate' } },
      { action: 'engagement.edited', detail: { fields: 'phi', phi: 'unknown → flows' } },
      { action: 'engagement.added', detail: { phi: 'unknown' } },
      { action: 'vendor.edited', side: 'ours', by: 'Ana Ruiz', detail: { fields: 'notes' } },
      { action: 'vendor.created', side: 'ours', by: 'Ana Ruiz', subjectId: vendorId },
    ]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  it('comes in pages that hold each entry once', async () => {
    for (const number of [1, 2, 3, 4]) await record('report.made', { number });
    const seen: string[] = [];
    for (let path: string | undefined = office.at(`/vendors/${vendorId}/timeline?limit=2`); path; ) {
      const { body, headers }: { body: { items: { id: string }[] }; headers: Record<string, string> } = await office.agent.get(path).expect(200);
      seen.push(...body.items.map(({ id }) => id));
      path = /^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    await office.agent.get(office.at(`/vendors/${vendorId}/timeline?cursor=abc`)).expect(400);
  });

  it('is nobody else’s', async () => {
    const stranger = await makeOrganization(running);
    await stranger.agent.get(stranger.at(`/vendors/${vendorId}/timeline`)).expect(404);
  });
});
