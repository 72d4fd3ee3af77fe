import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { followAgreements } from './agreements.jobs.js';
import { AgreementFollower } from './agreement-follower.js';

@Injectable()
export class AgreementsWorker {
  constructor(private readonly follower: AgreementFollower) {}

  @OnJob(followAgreements)
  async follow(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.follower.tenants()) await this.follower.followTheCalendar(systemCtx(tenantId));
  }
}
