import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { ScheduleRun } from './schedule-run.service.js';
import { runSchedules } from './schedules.jobs.js';

@Injectable()
export class SchedulesWorker {
  private readonly log = new Logger('Schedules');

  constructor(private readonly schedules: ScheduleRun) {}

  /** One organization that fails holds up no other. */
  @OnJob(runSchedules)
  async run(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.schedules.tenants()) {
      await this.schedules.runDue(systemCtx(tenantId)).catch((error: Error) => this.log.error(`Schedules of ${tenantId}: ${error.name}`));
    }
  }
}
