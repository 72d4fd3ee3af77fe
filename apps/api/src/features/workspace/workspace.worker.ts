import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { SubmissionCopies } from './submission-copies.service.js';
import { printSubmissionCopy } from './workspace.jobs.js';

@Injectable()
export class WorkspaceWorker {
  constructor(private readonly copies: SubmissionCopies) {}

  @OnJob(printSubmissionCopy)
  async print(ctx: Ctx, { requestId, number }: DataOf<typeof printSubmissionCopy>): Promise<void> {
    await this.copies.print(ctx, requestId, number);
  }
}
