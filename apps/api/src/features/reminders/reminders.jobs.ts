import { defineJob } from '../../platform/jobs/define-job.js';

/** Asks, often, what is due by the database's clock; the answer is in the tables, so a lost or doubled question harms nothing. */
export const planReminders = defineJob<Record<string, never>>()({
  name: 'reminders.plan',
  queue: 'clock',
  attempts: 1,
  everyMs: 10_000,
  key: () => 'all',
});
