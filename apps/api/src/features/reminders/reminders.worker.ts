import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { planReminders } from './reminders.jobs.js';
import { RemindersService } from './reminders.service.js';

@Injectable()
export class RemindersWorker {
  private readonly log = new Logger('Reminders');

  constructor(private readonly service: RemindersService) {}

  /** One organization's trouble holds up no other; but what was not looked at is not said to be. */
  @OnJob(planReminders)
  async plan(_everywhere: Ctx): Promise<void> {
    let whole = true;
    for (const tenantId of await this.service.tenantsWithSomethingDue()) {
      await this.service.planDue(systemCtx(tenantId)).catch((error: Error) => {
        whole = false;
        this.log.error(`Reminders of ${tenantId}: ${error.message}`);
      });
    }
    if (whole) await this.service.noteCheck();
  }
}
