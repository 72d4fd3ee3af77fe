import { ImportRowsRepository } from '../../apps/api/src/features/imports/import-rows.repository.js';
import { applyImport } from '../../apps/api/src/features/imports/imports.jobs.js';
import { eventually } from '../support/eventually.js';
import { makeOrganization } from '../support/organization.js';
import { startApp, startWorker } from '../support/start-app.js';

it('an import whose job is given up says that it stopped, and goes on when it is asked again', async () => {
  const running = await startApp();
  const worker = await startWorker();
  const office = await makeOrganization(running);
  const file = `Vendor\n${Array.from({ length: 2_250 }, (_, n) => `Vendor ${n}`).join('\n')}\n`;
  const { body: { id } } = await office.agent.post(office.at('/imports?fileName=many.csv')).set('content-type', 'application/octet-stream').send(file).expect(201);
  const result = async () => (await office.agent.get(office.at(`/imports/${id}/result`)).expect(200)).body;

  Object.assign(applyImport, { attempts: 2 }); // two will do, and take a second
  const rows = worker.get(ImportRowsRepository);
  const insertMany = rows.insertMany.bind(rows);
  let chunks = 0;
  rows.insertMany = async (...args) => (++chunks >= 2 ? Promise.reject(new Error('broken')) : insertMany(...args));
  await office.agent.post(office.at(`/imports/${id}/apply`)).expect(202);
  await eventually(async () => expect(await result()).toMatchObject({ state: 'failed', done: 1_000, imported: 1_000 }));
  expect(chunks).toBe(3);

  rows.insertMany = insertMany;
  await office.agent.post(office.at(`/imports/${id}/apply`)).expect(202);
  await eventually(async () => expect(await result()).toMatchObject({ state: 'applied', done: 2_250, imported: 2_250 }));
  expect((await office.agent.get(office.at('/vendors/counts')).expect(200)).body.all).toBe(2_250);
  await worker.close();
  await running.stop();
});
