import { enterPortal, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

describe('a portal session', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());
  const enter = async () => {
    const { request } = await sendRequest(office, 'Vendor');
    return enterPortal(running, request.id);
  };

  it('ends at once when it is signed out, and only that one', async () => {
    const [one, other] = [await enter(), await enter()];
    await one.agent.delete('/api/portal/session').expect(204);
    await one.agent.get(one.at('')).expect(401);
    await other.agent.get(other.at('')).expect(200);
    await one.agent.delete('/api/portal/session').expect(204);
  });

  it('of a member who does not belong any more reaches nothing from the next request on, and again when she does', async () => {
    const desk = await enter();
    const member = (active: boolean) => running.asOwner(async (owner) => {
      const { rows: [{ id }] } = await owner.query('select id from organizations where slug = $1', [desk.slug]);
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
      await owner.query('update members set active = $1', [active]);
    });
    await desk.agent.get(desk.at('')).expect(200);
    await member(false);
    await desk.agent.get(desk.at('')).expect(404);
    await desk.agent.post(desk.at('/submission')).send({ name: 'P', title: 'C' }).expect(404);
    expect((await desk.agent.get('/api/portal/me').expect(200)).body.organizations).toEqual([]);
    await desk.agent.post('/api/portal/take-on').send({ key: desk.key }).expect(403);
    await member(true);
    await desk.agent.get(desk.at('')).expect(200);
  });

  it('ends after thirty minutes without a call, and a poll is no call', async () => {
    const desk = await enter();
    await running.moveClock('29 minutes');
    await desk.agent.get(desk.at('')).expect(200);
    await running.moveClock('29 minutes');
    await desk.agent.get(desk.at('')).set('x-background', '1').expect(200);
    await running.moveClock('2 minutes');
    await desk.agent.get(desk.at('')).expect(401);
    await desk.agent.post('/api/portal/take-on').send({ key: desk.key }).expect(401);
    await running.moveClock('-60 minutes');
  });

  it('ends after twelve hours, however busy it was', async () => {
    const desk = await enter();
    for (let half = 0; half < 28; half++) {
      await running.moveClock('25 minutes');
      await desk.agent.get(desk.at('')).expect(200);
    }
    await running.moveClock('25 minutes');
    await desk.agent.get(desk.at('')).expect(401);
    await desk.agent.get('/api/portal/me').expect(401);
  });
});
