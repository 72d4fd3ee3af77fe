import { defineJob } from '../../platform/jobs/define-job.js';

/** A wake-up: one side took a step that the other has not heard of. Which, the tables know; asked again in case the wake-up is lost. */
export const reactToExchange = defineJob<Record<string, never>>()({ name: 'exchange.react', queue: 'default', attempts: 3, everyMs: 5_000, key: () => 'all' });
