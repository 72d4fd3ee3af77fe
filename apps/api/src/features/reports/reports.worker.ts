import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { makeReport, sweepReports } from './reports.jobs.js';
import { ReportsService } from './reports.service.js';

@Injectable()
export class ReportsWorker {
  constructor(private readonly service: ReportsService) {}

  @OnJob(makeReport)
  async make(ctx: Ctx, { reportId }: DataOf<typeof makeReport>): Promise<void> {
    await this.service.make(ctx, reportId);
  }

  @OnJob(sweepReports)
  async sweep(_everywhere: Ctx): Promise<void> {
    for (const { tenantId, id } of await this.service.waiting()) await this.service.promise(systemCtx(tenantId), id);
  }
}
