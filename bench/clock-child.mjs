import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { performance } from 'node:perf_hooks';

const from = async (path) => import(new URL(`../dist/apps/api/src/${path}`, import.meta.url));

// The clock's own parts, without the loops of a worker, so that nothing else asks the database. Each message names one of them.
const [{ AppModule }, { RemindersPlanner }, { RemindersWorker }, { ReconcileService }, { systemCtx, NO_ORGANIZATION }] = await Promise.all([
  from('app.module.js'), from('features/reminders/reminders.planner.js'), from('features/reminders/reminders.worker.js'), from('features/clock/reconcile.service.js'), from('platform/context/ctx.js'),
]);
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
const find = (part) => app.get(part, { strict: false });

const WORK = {
  plan: async (tenantId) => { while (await find(RemindersPlanner).planBatch(systemCtx(tenantId))); },
  remind: () => find(RemindersWorker).plan(systemCtx(NO_ORGANIZATION)),
  reconcile: (tenantId) => find(ReconcileService).reconcile(systemCtx(tenantId)),
};

process.on('message', async ({ what, tenantId }) => {
  const begun = performance.now();
  const answer = await WORK[what](tenantId);
  process.send({ ms: performance.now() - begun, answer });
});
process.send('ready');
