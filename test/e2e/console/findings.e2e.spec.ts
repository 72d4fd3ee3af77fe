import { randomUUID } from 'node:crypto';
import { letRemind } from '../../support/clock-work.js';
import { letHear } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { askedVendor, attest } from '../../support/statements.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('findings', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    for (const [at, name] of ['Alder LLC', 'Birch LLC', 'Cedar LLC'].entries()) {
      const { desk } = await askedVendor(running, office, name);
      await attest(desk, { exceptions: 'some', exceptionsText: `Exception ${at}` });
    }
    await letHear(running);
  });
  afterAll(() => running.stop());

  const list = async (query = '') => (await office.agent.get(office.at(`/findings${query}`)).expect(200)).body;
  const act = (id: string, path: string, version: number, by = office) => by.agent.post(by.at(`/findings/${id}/${path}`)).set('if-match', `"${version}"`);
  const dueRows = async (id: string) => (await office.agent.get(office.at('/deadlines?filter=due_soon')).expect(200)).body.items.filter(({ matterId }: { matterId: string }) => matterId === id);

  it('are listed page by page, each once, those due first on top', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ detail }) => detail).sort()).toEqual(['Exception 0', 'Exception 1', 'Exception 2']);
    expect(second.next).toBeNull();
    expect(await list('?filter=closed')).toEqual({ items: [], next: null });
    expect(await list('?filter=late')).toEqual({ items: [], next: null });
    await office.agent.get(office.at('/findings?filter=none')).expect(400);
    await office.agent.get(office.at('/findings?cursor=x')).expect(400);
  });

  it('close with a reason and take their day along; reopened, the day is due again', async () => {
    const { items: [{ id, version, vendorId }] } = await list();
    expect(await dueRows(id)).toMatchObject([{ kind: 'finding_due', basis: 'policy', link: `/findings/${id}` }]);
    await act(id, 'closing', version).send({ because: ' ' }).expect(400);
    await office.agent.post(office.at(`/findings/${id}/closing`)).send({ because: 'Done' }).expect(428);
    const { body: closed } = await act(id, 'closing', version).send({ because: 'Backups are encrypted since Monday' }).expect(200);
    expect(closed).toMatchObject({ status: 'closed', closedBecause: 'Backups are encrypted since Monday', closedBy: 'Ana Ruiz', late: false });
    expect(await dueRows(id)).toEqual([]);
    await act(id, 'closing', version).send({ because: 'Twice' }).expect(412);
    await act(id, 'closing', closed.version).send({ because: 'Twice' }).expect(409);
    const { body: open } = await act(id, 'reopening', closed.version).expect(200);
    expect(open).toMatchObject({ status: 'open', closedBecause: '', closedBy: null });
    expect(await dueRows(id)).toHaveLength(1);
    const { body: timeline } = await office.agent.get(office.at(`/vendors/${vendorId}/timeline`)).expect(200);
    expect(timeline.items.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['finding.opened', 'finding.closed', 'finding.reopened']));
  });

  it('remind their owner as a policy’s day, once a step', async () => {
    const { rows: [{ id: tenantId }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [office.slug]));
    await running.moveClock('29 days');
    for (let again = 0; again < 2; again++) await letRemind(running);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      return owner.query(`select kind, variables->>'digestCount' as findings from messages where kind = 'daily-digest' or subject_type = 'finding'`);
    });
    await running.moveClock('-29 days');
    expect(rows).toEqual([{ kind: 'daily-digest', findings: '3' }]);
  });

  it('come by themselves to an owner who wants that, with severity, day and what the day rests on', async () => {
    const wanting = await makeOrganization(running, 'Wants them at once');
    const { rows: [{ id: tenantId }] } = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [wanting.slug]));
    await wanting.agent.put(wanting.at('/my-reminders')).send({ digestAt: '07:30', atOnce: ['finding_due'] }).expect(200);
    const { desk } = await askedVendor(running, wanting, 'Dogwood LLC');
    await attest(desk, { exceptions: 'some', exceptionsText: 'Nothing that a mail may say' });
    await letHear(running);
    const { body: { items: [{ title }] } } = await wanting.agent.get(wanting.at('/findings')).expect(200);
    await running.moveClock('29 days');
    await letRemind(running);
    const { rows } = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      return owner.query(`select kind, to_email as to, variables from messages where subject_type = 'finding'`);
    });
    await running.moveClock('-29 days');
    expect(rows).toMatchObject([{ kind: 'finding-due', to: wanting.email, variables: { findingTitle: title, severityWord: 'High', vendorName: 'Dogwood LLC', basisWords: 'your policy', recipientName: 'Ana Ruiz' } }]);
    expect(JSON.stringify(rows)).not.toContain('Nothing that a mail may say');
  });

  it('are nobody else’s', async () => {
    const other = await makeOrganization(running, 'Elsewhere');
    const { items: [{ id, version }] } = await list();
    await other.agent.get(other.at(`/findings/${id}`)).expect(404);
    await act(id, 'closing', version, other).send({ because: 'Not mine' }).expect(404);
    await office.agent.get(office.at(`/findings/${randomUUID()}`)).expect(404);
  });
});
