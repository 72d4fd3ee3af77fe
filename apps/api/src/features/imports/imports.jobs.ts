import { defineJob } from '../../platform/jobs/define-job.js';

export const applyImport = defineJob<{ importId: string }>()({ name: 'imports.apply', queue: 'default', attempts: 5, key: ({ importId }) => importId });
