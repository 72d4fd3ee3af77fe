import { defineJob } from '../../platform/jobs/define-job.js';

export const makeReport = defineJob<{ reportId: string }>()({ name: 'reports.make', queue: 'documents', attempts: 3, key: ({ reportId }) => reportId });

/** Reports that were asked for and never made, because their job was lost. */
export const sweepReports = defineJob<Record<string, never>>()({ name: 'reports.sweep', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
