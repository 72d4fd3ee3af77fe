import { defineJob } from '../../platform/jobs/define-job.js';

/** The vendor's copy of a submission, as a PDF. Asked for again by whoever fetches one that is not there. */
export const printSubmissionCopy = defineJob<{ requestId: string; number: number }>()({ name: 'workspace.print-copy', queue: 'documents', attempts: 5, key: ({ requestId, number }) => `${requestId}.${number}` });
