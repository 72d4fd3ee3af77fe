import { ImportRowsRepository } from '../../../apps/api/src/features/imports/import-rows.repository.js';
import { ImportsApplication } from '../../../apps/api/src/features/imports/imports-application.service.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import pg from 'pg';
import { makeOrganization } from '../../support/organization.js';
import { startApp } from '../../support/start-app.js';

it('a killed worker’s import is gone on with, by two at once, and judges no row anew', async () => {
  const running = await startApp();
  const office = await makeOrganization(running);
  const client = new pg.Client(running.database.appUrl);
  await client.connect();
  const { rows: [{ id: tenantId }] } = await client.query('select id from organizations where slug = $1', [office.slug]);
  await client.end();
  const file = `Vendor,Email,Service\n${Array.from({ length: 3_000 }, (_, n) => `Vendor ${n},v${n}@vendor.example,Billing`).join('\n')}\nVendor 7,,\nx,nobody,\n,,\n`;
  const { body: { id, counts } } = await office.agent.post(office.at('/imports?fileName=many.csv')).set('content-type', 'application/octet-stream').send(file).expect(201);
  await office.agent.post(office.at(`/imports/${id}/apply`)).expect(202);
  const result = async () => (await office.agent.get(office.at(`/imports/${id}/result`)).expect(200)).body;

  const [application, rows] = [running.app.get(ImportsApplication), running.app.get(ImportRowsRepository)];
  const insertMany = rows.insertMany.bind(rows);
  let chunks = 0;
  rows.insertMany = async (...args) => (++chunks === 3 ? Promise.reject(new Error('killed')) : insertMany(...args));
  await expect(application.apply(systemCtx(tenantId), id)).rejects.toThrow('killed');
  expect(await result()).toMatchObject({ state: 'applying', done: 2_000, imported: 2_000 });

  await Promise.all([application.apply(systemCtx(tenantId), id), application.apply(systemCtx(tenantId), id)]);
  expect(counts).toMatchObject({ accepted: 3_000, duplicates: 1, rejected: 1, blank: 1, dataRows: 3_003 });
  expect(await result()).toMatchObject({ state: 'applied', imported: 3_000, duplicates: 1, refused: 1, blank: 1, done: 3_003 });
  expect((await office.agent.get(office.at('/vendors/counts')).expect(200)).body).toMatchObject({ all: 3_000, phi_unknown: 3_000, no_contact: 0 });
  await running.stop();
});
