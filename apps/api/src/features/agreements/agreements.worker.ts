import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { followAgreements } from './agreements.jobs.js';
import { AgreementsService } from './agreements.service.js';

@Injectable()
export class AgreementsWorker {
  constructor(private readonly service: AgreementsService) {}

  @OnJob(followAgreements)
  async follow(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.service.tenants()) await this.service.followTheCalendar(systemCtx(tenantId));
  }
}
