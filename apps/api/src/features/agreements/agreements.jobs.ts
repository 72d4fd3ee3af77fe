import { defineJob } from '../../platform/jobs/define-job.js';

/** Time is a fact too: a term that renewed itself has a new notice date. */
export const followAgreements = defineJob<Record<string, never>>()({
  name: 'agreements.follow-the-calendar',
  queue: 'clock',
  attempts: 1,
  everyMs: 600_000,
  key: () => 'all',
});
