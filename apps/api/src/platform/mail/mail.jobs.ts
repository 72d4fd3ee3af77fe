import { defineJob } from '../jobs/define-job.js';

/** A wake-up: something is due. What, the table knows. */
export const sendMessages = defineJob<Record<string, never>>()({ name: 'mail.send-messages', queue: 'mail', attempts: 3, key: () => 'due' });

export const tellBounced = defineJob<{ messageId: string }>()({ name: 'mail.tell-bounced', queue: 'default', attempts: 10, key: ({ messageId }) => messageId });
