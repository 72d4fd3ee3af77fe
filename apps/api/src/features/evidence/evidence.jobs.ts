import { defineJob } from '../../platform/jobs/define-job.js';

export const copyEvidence = defineJob<{ documentId: string }>()({ name: 'evidence.copy', queue: 'documents', attempts: 8, key: ({ documentId }) => documentId });

/** Copies that were never made, because their job was lost. */
export const sweepEvidence = defineJob<Record<string, never>>()({ name: 'evidence.sweep', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
