import { defineJob } from '../../platform/jobs/define-job.js';

/** Time is a fact too: asks which organization's day has begun since its deadlines were compared with its facts. */
export const followTheCalendar = defineJob<Record<string, never>>()({ name: 'clock.follow-the-calendar', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
