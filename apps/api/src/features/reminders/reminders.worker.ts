import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { planReminders } from './reminders.jobs.js';
import { RemindersPlanner } from './reminders.planner.js';
import { RemindersPost } from './reminders.post.js';
import { RemindersRepository } from './reminders.repository.js';

@Injectable()
export class RemindersWorker {
  private readonly log = new Logger('Reminders');

  constructor(private readonly deadlines: DeadlinesService, private readonly planner: RemindersPlanner, private readonly post: RemindersPost, private readonly reminders: RemindersRepository) {}

  /** A turn each for every organization, and again while any has more: nobody's hundred thousand hold up another's one. What was not looked at is not said to be. */
  @OnJob(planReminders)
  async plan(_everywhere: Ctx): Promise<void> {
    const failed = new Set<string>();
    for (let more = true; more; ) {
      more = false;
      const waiting = new Set([...(await this.deadlines.tenantsToLookAt()), ...(await this.reminders.tenantsToPost())]);
      for (const tenantId of waiting) {
        if (failed.has(tenantId)) continue;
        const left = await this.turn(systemCtx(tenantId)).catch((error: Error) => {
          failed.add(tenantId);
          this.log.error(`Reminders of ${tenantId}: ${error.message}`);
          return false;
        });
        more ||= left;
      }
    }
    if (failed.size === 0) await this.reminders.noteCheck();
  }

  /** A person's digest waits until all of hers is planned, so that she gets one. */
  private async turn(ctx: Ctx): Promise<boolean> {
    const planning = await this.planner.planBatch(ctx);
    const posting = await this.post.postBatch(ctx, { digests: planning === false });
    return planning === true || posting;
  }
}
