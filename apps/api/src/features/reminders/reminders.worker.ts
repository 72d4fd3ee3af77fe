import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { planReminders } from './reminders.jobs.js';
import { RemindersService } from './reminders.service.js';

@Injectable()
export class RemindersWorker {
  constructor(private readonly service: RemindersService) {}

  @OnJob(planReminders)
  async plan(_everywhere: Ctx): Promise<void> {
    for (const tenantId of await this.service.tenantsWithSomethingDue()) await this.service.planDue(systemCtx(tenantId));
    await this.service.noteCheck();
  }
}
