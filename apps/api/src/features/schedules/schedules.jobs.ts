import { defineJob } from '../../platform/jobs/define-job.js';

/** Only asks what is due; the tables hold it. */
export const runSchedules = defineJob<Record<string, never>>()({ name: 'schedules.run', queue: 'clock', attempts: 1, everyMs: 300_000, key: () => 'all' });
