import { defineJob } from '../../platform/jobs/define-job.js';

/** Both sides have signed: the exact paper, its certificate, the seal. */
export const sealAgreement = defineJob<{ requestId: string }>()({ name: 'signing.seal', queue: 'documents', attempts: 8, key: ({ requestId }) => requestId });

/** The vendor's own copy of a sealed agreement, in its own tenant. */
export const copySealed = defineJob<{ requestId: string }>()({ name: 'signing.copy', queue: 'documents', attempts: 8, key: ({ requestId }) => requestId });

/** Seals and copies that were never made, because their job was lost. */
export const sweepSigning = defineJob<Record<string, never>>()({ name: 'signing.sweep', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
