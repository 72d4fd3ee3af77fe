import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';

// The built app without its loops, as a process with a clock of its own: it plans what is due when it is told to.
const { AppModule } = await import('../../dist/apps/api/src/app.module.js');
const { RemindersWorker } = await import('../../dist/apps/api/src/features/reminders/reminders.worker.js');
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
process.on('message', async (what) => {
  if (what === 'plan') await app.get(RemindersWorker, { strict: false }).plan().then(() => process.send({ planned: true }), (error) => process.send({ error: error.message }));
});
process.once('disconnect', () => void app.close().then(() => process.exit()));
process.send({ ready: true, now: Date.now() });
