import { defineJob } from '../../platform/jobs/define-job.js';

/** The PDF of a statement that was made. */
export const printStatement = defineJob<{ requestId: string }>()({ name: 'statements.print', queue: 'documents', attempts: 5, key: ({ requestId }) => requestId });

/** Statements that were made and never printed, because their job was lost. */
export const sweepStatements = defineJob<Record<string, never>>()({ name: 'statements.sweep', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
