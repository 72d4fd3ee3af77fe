import { defineJob } from '../../platform/jobs/define-job.js';

/** Whatever a campaign has left to do: to send, to write again, to take back. */
export const workOnCampaign = defineJob<{ campaignId: string }>()({ name: 'campaigns.work', queue: 'default', attempts: 5, key: ({ campaignId }) => campaignId });

/** Campaigns that have work left and whose job was lost. */
export const sweepCampaigns = defineJob<Record<string, never>>()({ name: 'campaigns.sweep', queue: 'clock', attempts: 1, everyMs: 60_000, key: () => 'all' });
