import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { CampaignWork } from './campaign-work.service.js';
import { sweepCampaigns, workOnCampaign } from './campaigns.jobs.js';

@Injectable()
export class CampaignsWorker {
  constructor(private readonly campaigns: CampaignWork) {}

  @OnJob(workOnCampaign)
  async work(ctx: Ctx, { campaignId }: DataOf<typeof workOnCampaign>): Promise<void> {
    await this.campaigns.work(ctx, campaignId);
  }

  @OnJob(sweepCampaigns)
  async sweep(_everywhere: Ctx): Promise<void> {
    for (const { tenantId, id } of await this.campaigns.unfinished()) await this.campaigns.promise(systemCtx(tenantId), id);
  }
}
