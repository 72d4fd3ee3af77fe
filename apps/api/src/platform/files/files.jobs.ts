import { defineJob } from '../jobs/define-job.js';

/** The part of a file's check that takes its time. */
export const checkFile = defineJob<{ fileId: string }>()({ name: 'files.check-file', queue: 'documents', attempts: 5, key: ({ fileId }) => fileId });

/** Deletes the bytes of a file that was purged. */
export const removeBytes = defineJob<{ fileId: string }>()({ name: 'files.remove-bytes', queue: 'documents', attempts: 10, key: ({ fileId }) => fileId });
