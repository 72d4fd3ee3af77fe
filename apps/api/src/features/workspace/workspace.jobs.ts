import { defineJob } from '../../platform/jobs/define-job.js';

/** The vendor's copy of a submission, as a PDF: printed for who first fetches it, since few do. A lost job is asked for again by the next try. */
export const printSubmissionCopy = defineJob<{ requestId: string; number: number }>()({ name: 'workspace.print-copy', queue: 'documents', attempts: 5, key: ({ requestId, number }) => `${requestId}.${number}` });
