import { RequestsService } from '../../apps/api/src/features/requests/requests.service.js';
import { dayAhead } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { makeOrganization } from '../support/organization.js';
import { reachableVendor, SAFEGUARDS } from '../support/statements.js';
import { startApp, startWorker } from '../support/start-app.js';

it('a campaign whose worker dies midway is gone on with by the queue, and each vendor is asked once', async () => {
  const running = await startApp();
  const office = await makeOrganization(running);
  const recipients = [];
  for (let at = 0; at < 12; at++) {
    const { vendor, contact } = await reachableVendor(office, `Vendor ${at} LLC`);
    recipients.push({ vendorId: vendor.id, contactId: contact.id });
  }
  const worker = await startWorker();
  const requests = worker.get(RequestsService, { strict: false });
  const open = requests.open.bind(requests);
  let asked = 0;
  requests.open = async (...args) => (++asked === 5 ? Promise.reject(new Error('died')) : open(...args));
  const { body: { id } } = await office.agent.post(office.at('/campaigns')).send({ title: 'Round', kind: 'statement', subjectId: SAFEGUARDS, message: '', dueOn: dayAhead(20), filter: {}, recipients }).expect(201);
  const read = async () => (await office.agent.get(office.at(`/campaigns/${id}`)).expect(200)).body;
  await eventually(async () => expect(await read()).toMatchObject({ state: 'open', tally: { recipients: 12, sent: 12, waiting: 0, refused: 0 } }));
  expect(asked).toBe(13);
  const { body: { items } } = await office.agent.get(office.at('/requests')).expect(200);
  expect(new Set(items.map(({ vendorId }: { vendorId: string }) => vendorId)).size).toBe(12);
  expect(items).toHaveLength(12);
  await worker.close();
  await running.stop();
});
