import { defineJob } from '../../platform/jobs/define-job.js';

/** Time is a fact too: the last backup that was named has expired. */
export const followClosings = defineJob<Record<string, never>>()({ name: 'closings.follow-the-calendar', queue: 'clock', attempts: 1, everyMs: 600_000, key: () => 'all' });
