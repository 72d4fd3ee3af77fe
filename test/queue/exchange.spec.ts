import { EvidenceWorker } from '../../apps/api/src/features/evidence/evidence.worker.js';
import { RemindersReader } from '../../apps/api/src/features/reminders/reminders.reader.js';
import { RemindersWorker } from '../../apps/api/src/features/reminders/reminders.worker.js';
import { ReportsService } from '../../apps/api/src/features/reports/reports.service.js';
import { ReportsWorker } from '../../apps/api/src/features/reports/reports.worker.js';
import { ExchangeReactions } from '../../apps/api/src/features/requests/exchange-reactions.facts.js';
import { ExchangeRepository } from '../../apps/api/src/features/requests/exchange.repository.js';
import { ExchangeService } from '../../apps/api/src/features/requests/exchange.service.js';
import { RequestsWorker } from '../../apps/api/src/features/requests/requests.worker.js';
import { NO_ORGANIZATION, systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { PdfPrinter } from '../../apps/api/src/platform/documents/pdf.printer.js';
import { MailSender } from '../../apps/api/src/platform/mail/mail.sender.js';
import { eventually } from '../support/eventually.js';
import { answerAll, dayAhead, type Desk, enterPortal, letHear, PDF, sendRequest } from '../support/exchange.js';
import { makeOrganization, type Office, PASSWORD } from '../support/organization.js';
import { type Running, startApp, startWorker } from '../support/start-app.js';

const everywhere = systemCtx(NO_ORGANIZATION);

// No worker runs unless a test starts one: so each job is called, lost or repeated as the test wants it.
describe('what one side does reaches the other', () => {
  let running: Running;
  let office: Office;
  let tenantId: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    tenantId = await idOf(office.slug);
  });
  afterAll(() => running.stop());

  const service = <T>(of: abstract new (...args: never[]) => T): T => running.app.get(of as never, { strict: false });
  const idOf = async (slug: string): Promise<string> => (await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [slug]))).rows[0].id;
  const rows = <T = Record<string, unknown>>(sql: string, values: unknown[] = [], as = tenantId): Promise<T[]> => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [as]);
    return (await owner.query(sql, values)).rows;
  });
  const count = async (from: string, values: unknown[] = [], as = tenantId): Promise<number> => Number((await rows<{ count: string }>(`select count(*) from ${from}`, values, as))[0].count);
  const submit = async (name: string): Promise<{ desk: Desk; id: string; vendorId: string }> => {
    const { request, vendor } = await sendRequest(office, name);
    const desk = await enterPortal(running, request.id);
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    return { desk, id: request.id, vendorId: vendor.id };
  };
  const decided = async (name: string): Promise<{ id: string }> => {
    const { id } = await submit(name);
    await letHear(running);
    await office.agent.post(office.at(`/requests/${id}/review/decision`)).set('if-match', '"1"').send({ decision: 'rejected', reason: 'x' }).expect(200);
    return { id };
  };

  it('delivered three times at once, an event has one effect', async () => {
    const { id } = await submit('Thrice');
    const exchange = service(ExchangeService);
    const unheard = await service(ExchangeRepository).unheard(null, null, 100);
    expect(unheard.length).toBeGreaterThan(1);
    await Promise.all([1, 2, 3].flatMap(() => unheard.map((one) => exchange.hear(systemCtx(one.tenantId), one))));
    expect(await service(ExchangeRepository).unheard(null, null, 100)).toEqual([]);
    expect(await count('assessments where request_id = $1', [id])).toBe(1);
    expect(await count(`audit_entries where subject_id = $1 and action = 'request.submitted'`, [id])).toBe(1);
    expect(await count('exchange_receipts where request_id = $1', [id])).toBe(3);
    await letHear(running);
    expect(await count('assessments where request_id = $1', [id])).toBe(1);
  });

  it('more events that cannot be heard than one look takes hold up nobody, and are heard once they can be', async () => {
    const poisoned = await sendRequest(office, 'Poisoned');
    const desk = await enterPortal(running, poisoned.request.id);
    const vendorTenant = await idOf(desk.slug);
    await rows(`insert into exchange_events (tenant_id, request_id, number, side, kind, by_name) select $1, $2, 2 + g, 'requester', 'due_moved', 'x' from generate_series(1, 120) g`, [tenantId, poisoned.request.id]);
    let broken = true;
    service(ExchangeReactions).when('vendor', 'due_moved', async (_, { requestId }) => {
      if (broken && requestId === poisoned.request.id) throw new Error('a fault of this test');
    });
    const { id } = await submit('Behind them');
    await service(RequestsWorker).react(everywhere);
    expect(await count('assessments where request_id = $1', [id])).toBe(1);
    expect(await count('audit_entries where action = $1', ['task.due_moved'], vendorTenant)).toBe(0);
    broken = false;
    await service(RequestsWorker).react(everywhere);
    expect(await count('audit_entries where action = $1', ['task.due_moved'], vendorTenant)).toBe(120);
  });

  it('what is older than a day is heard by the sweep', async () => {
    const { request } = await sendRequest(office, 'Long ago');
    await office.agent.post(office.at(`/requests/${request.id}/due-day`)).send({ dueOn: dayAhead(40) }).expect(200);
    await running.moveClock('2 days');
    const desk = await enterPortal(running, request.id);
    await service(RequestsWorker).react(everywhere);
    expect(await count('exchange_receipts where request_id = $1', [request.id])).toBe(1);
    await service(RequestsWorker).sweep(everywhere);
    expect(await count('exchange_receipts where request_id = $1', [request.id])).toBe(3);
    expect(await count(`audit_entries where subject_id = $1 and action like 'task.%'`, [request.id], await idOf(desk.slug))).toBe(2); // taken on, and heard that the day moved
    await running.moveClock('-2 days');
    await again();
  });
  /** Moving the clock may end her session. */
  const again = () => office.agent.post('/api/console/session').send({ email: office.email, password: PASSWORD }).expect(201);

  describe('reminders', () => {
    const planned = (id: string) => rows<{ state: string }>(`select state from messages where kind = 'reminder-before-due' and subject_id = $1`, [id]);

    it('of a withdrawn request stop, and one that was planned is not sent', async () => {
      const { request } = await sendRequest(office, 'Withdrawn in time');
      const { request: kept } = await sendRequest(office, 'Kept');
      await running.moveClock('24 days');
      await again();
      await service(RemindersWorker).plan(everywhere);
      expect([await planned(request.id), await planned(kept.id)]).toEqual([[{ state: 'planned' }], [{ state: 'planned' }]]);
      await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'x' }).expect(200);
      await service(MailSender).sendDue(systemCtx(tenantId));
      expect([await planned(request.id), await planned(kept.id)]).toEqual([[{ state: 'cancelled' }], [{ state: 'accepted' }]]);
      await running.moveClock('6 days');
      await again();
      await service(RemindersWorker).plan(everywhere);
      expect([(await planned(request.id)).length, (await planned(kept.id)).length]).toEqual([1, 2]);
      await running.moveClock('-30 days');
      await again();
    });

    it('of a decided one too, and an invitation that did not leave yet is taken back with its request', async () => {
      const { id } = await decided('Decided in time');
      const { request } = await sendRequest(office, 'Never left');
      await office.agent.post(office.at(`/requests/${request.id}/withdrawal`)).send({ reason: 'x' }).expect(200);
      expect(await rows(`select kind, state from messages where subject_id = $1`, [request.id])).toEqual([{ kind: 'vendor-invitation', state: 'cancelled' }]);
      await running.moveClock('24 days');
      await service(RemindersWorker).plan(everywhere);
      expect(await planned(id)).toEqual([]);
      await running.moveClock('-24 days');
      await again();
    });

    it('of one organization in trouble hold up no other, and it is not said that all was looked at', async () => {
      const { request } = await sendRequest(office, 'Beside them');
      const inTrouble = await Promise.all([1, 2, 3, 4].map(async () => {
        const other = await makeOrganization(running, 'In trouble');
        await sendRequest(other);
        return idOf(other.slug);
      }));
      for (const other of inTrouble) await rows('delete from organization_profiles where tenant_id = $1', [other], other);
      await running.moveClock('24 days');
      const checked = await service(RemindersReader).lastChecked();
      await service(RemindersWorker).plan(everywhere);
      expect(await planned(request.id)).toHaveLength(1);
      expect(await service(RemindersReader).lastChecked()).toEqual(checked);
      await running.moveClock('-24 days');
      await again();
    });
  });

  describe('a report', () => {
    const states = async (id: string) => (await office.agent.get(office.at(`/requests/${id}/reports`)).expect(200)).body.map(({ state }: { state: string }) => state);

    it('asked for twice is two documents; made three times at once, each is kept once', async () => {
      const { id } = await decided('Reported');
      const asked = await Promise.all([1, 2].map(() => office.agent.post(office.at(`/requests/${id}/reports`)).expect(202)));
      const [first, second] = asked.map(({ body }) => body as { id: string; number: number });
      expect(Math.abs(first.number - second.number)).toBe(1);
      await Promise.all([1, 2, 3].map(() => service(ReportsService).make(systemCtx(tenantId), first.id)));
      expect(await rows(`select f.state, count(*)::int from files f where f.name like $1 or f.name = 'purged' group by 1 order by 1`, [`Report ${first.number} %`])).toEqual([{ state: 'available', count: 1 }, { state: 'purged', count: 2 }]);
      expect(await count(`audit_entries where subject_id = $1 and action = 'report.made'`, [first.id])).toBe(1);
      await service(ReportsService).make(systemCtx(tenantId), second.id);
      expect(await states(id)).toEqual(['made', 'made']);
    }, 40_000);

    it('that cannot be printed is shown as failed, and the next try makes it', async () => {
      const { id } = await decided('Unprinted');
      const { body: report } = await office.agent.post(office.at(`/requests/${id}/reports`)).expect(202);
      const printer = service(PdfPrinter);
      const print = printer.print.bind(printer);
      printer.print = () => Promise.reject(new Error('no paper'));
      await expect(service(ReportsService).make(systemCtx(tenantId), report.id)).rejects.toThrow('no paper');
      expect(await states(id)).toEqual(['failed']);
      expect((await office.agent.post(office.at(`/reports/${report.id}/address`)).expect(409)).body.title).toMatch(/could not be made/);
      printer.print = print;
      await service(ReportsService).make(systemCtx(tenantId), report.id);
      expect(await states(id)).toEqual(['made']);
      await office.agent.post(office.at(`/reports/${report.id}/address`)).expect(200);
    }, 40_000);

    it('of what is not decided, or not submitted, is not made', async () => {
      const { id } = await submit('Undecided');
      await office.agent.post(office.at(`/requests/${id}/reports`)).expect(404);
      await letHear(running);
      await office.agent.post(office.at(`/requests/${id}/reports`)).expect(422);
    });
  });

  // Last: passport is one for the process, and a worker that has ended takes the way to sign in with it.
  it('with every job lost, the timers heal it: the review opens, the copy is made, the report is printed', async () => {
    const { request, vendor } = await sendRequest(office, 'Lost jobs');
    const desk = await enterPortal(running, request.id);
    await desk.agent.post(desk.at('/evidence?name=soc2.pdf&question=GOV-01')).set('content-type', 'application/octet-stream').send(PDF).expect(201);
    const everyTenant = (await running.asOwner((owner) => owner.query('select id from organizations'))).rows.map(({ id }) => id as string);
    const lose = async () => { for (const tenant of everyTenant) await rows('delete from outbox where tenant_id = $1', [tenant], tenant); };
    await lose();
    await running.moveClock('2 minutes');
    const worker = await startWorker();
    try {
      await eventually(async () => expect((await desk.agent.get(desk.at('/evidence'))).body).toMatchObject([{ check: 'ready' }]), 15_000);
    } finally {
      await worker.close();
    }
    await answerAll(desk);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(201);
    await lose();
    await service(RequestsWorker).react(everywhere);
    await lose(); // the copy's too
    expect((await office.agent.get(office.at(`/vendors/${vendor.id}/evidence`)).expect(200)).body.documents).toMatchObject([{ custody: 'copying' }]);
    await office.agent.post(office.at(`/requests/${request.id}/review/decision`)).set('if-match', '"1"').send({ decision: 'approved', reason: 'x' }).expect(200);
    await office.agent.post(office.at(`/requests/${request.id}/reports`)).expect(202);
    await lose();
    await running.moveClock('2 minutes');
    await service(EvidenceWorker).sweep(everywhere); // the timer asks once a minute
    await service(ReportsWorker).sweep(everywhere);
    const second = await startWorker();
    try {
      await eventually(async () => expect((await office.agent.get(office.at(`/vendors/${vendor.id}/evidence`))).body.documents).toMatchObject([{ custody: expect.stringMatching('checking|ours') }]), 15_000);
      await eventually(async () => expect((await office.agent.get(office.at(`/requests/${request.id}/reports`))).body).toMatchObject([{ state: 'made' }]), 15_000);
    } finally {
      await second.close();
    }
    await running.moveClock('-4 minutes');
  }, 60_000);
});
