import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { planReminders } from './reminders.jobs.js';
import { BATCH, RemindersPlanner } from './reminders.planner.js';
import { RemindersPost } from './reminders.post.js';
import { RemindersRepository } from './reminders.repository.js';

@Injectable()
export class RemindersWorker {
  private readonly log = new Logger('Reminders');

  constructor(private readonly deadlines: DeadlinesService, private readonly planner: RemindersPlanner, private readonly post: RemindersPost, private readonly reminders: RemindersRepository) {}

  /** A turn each for every organization, and again for those that have more: nobody's hundred thousand hold up another's one. What was not looked at is not said to be. */
  @OnJob(planReminders)
  async plan(_everywhere: Ctx): Promise<void> {
    let whole = true;
    let waiting = new Set([...(await this.deadlines.tenantsToLookAt()), ...(await this.reminders.tenantsToPost())]);
    while (waiting.size > 0) {
      const again = new Set<string>();
      for (const tenantId of waiting) {
        const more = await this.turn(systemCtx(tenantId)).catch((error: Error) => {
          whole = false;
          this.log.error(`Reminders of ${tenantId}: ${error.message}`);
          return false;
        });
        if (more) again.add(tenantId);
      }
      waiting = again;
    }
    if (whole) await this.reminders.noteCheck();
  }

  private async turn(ctx: Ctx): Promise<boolean> {
    const looked = await this.planner.planBatch(ctx);
    const more = await this.post.postBatch(ctx);
    return more || looked === BATCH;
  }
}
