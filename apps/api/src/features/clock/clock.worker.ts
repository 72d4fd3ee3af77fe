import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { followTheCalendar } from './clock.jobs.js';
import { ReconcileService } from './reconcile.service.js';

@Injectable()
export class ClockWorker {
  private readonly log = new Logger('Clock');

  constructor(private readonly service: ReconcileService) {}

  @OnJob(followTheCalendar)
  async follow(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.service.tenants()) {
      const { matters, moved, failures } = await this.service.reconcile(systemCtx(tenantId)).catch((error: Error) => ({ matters: 0, moved: 0, failures: [error.message] }));
      if (moved > 0) this.log.log(`${tenantId}: ${moved} of ${matters} matters moved with the calendar`);
      for (const failure of failures) this.log.error(`${tenantId}: ${failure}`);
    }
  }
}
