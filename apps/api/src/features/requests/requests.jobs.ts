import { defineJob } from '../../platform/jobs/define-job.js';

/** A wake-up: one side took a step that the other has not heard of. Which, the tables know; asked again in case the wake-up is lost. */
export const reactToExchange = defineJob<Record<string, never>>()({ name: 'exchange.react', queue: 'default', attempts: 3, everyMs: 5_000, key: () => 'all' });

/** The same for steps of any age: what failed for more than a day, or was said long before the vendor took the request on. */
export const sweepExchange = defineJob<Record<string, never>>()({ name: 'exchange.sweep', queue: 'clock', attempts: 1, everyMs: 3_600_000, key: () => 'all' });
