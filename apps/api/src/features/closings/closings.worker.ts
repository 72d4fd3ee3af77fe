import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { followClosings } from './closings.jobs.js';
import { ClosingsService } from './closings.service.js';

@Injectable()
export class ClosingsWorker {
  constructor(private readonly service: ClosingsService) {}

  @OnJob(followClosings)
  async follow(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.service.tenants()) await this.service.followTheCalendar(systemCtx(tenantId));
  }
}
