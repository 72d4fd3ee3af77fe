import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const MANY = 24; // more than the pool has connections

describe('many at once', () => {
  let running: Running;
  let office: Office;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
  });
  afterAll(() => running.stop());

  it('a call that holds a connection never waits for a second one', async () => {
    const create = (_: unknown, index: number) => office.agent.post(office.at('/vendors')).send({ legalName: `Vendor ${index}` });
    const vendors = await Promise.all(Array.from({ length: MANY }, create));
    expect(vendors.map(({ status }) => status)).toEqual(Array(MANY).fill(201));
    const terms = { effectiveDate: '2026-01-15', initialTerm: { months: 36 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } };
    const agreements = await Promise.all(vendors.map(({ body: { id } }) => office.agent.post(office.at(`/vendors/${id}/agreements`)).send({ title: 'BAA', terms })));
    expect(agreements.map(({ status }) => status)).toEqual(Array(MANY).fill(201));
    const archived = await Promise.all(vendors.map(({ body: { id } }) => office.agent.post(office.at(`/vendors/${id}/archive`)).set('if-match', '"1"')));
    expect(archived.map(({ status }) => status)).toEqual(Array(MANY).fill(200));
  });
});
