import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { StatementPapers } from './statement-papers.service.js';
import { printStatement, sweepStatements } from './statements.jobs.js';

@Injectable()
export class StatementsWorker {
  constructor(private readonly papers: StatementPapers) {}

  @OnJob(printStatement)
  async print(ctx: Ctx, { requestId }: DataOf<typeof printStatement>): Promise<void> {
    await this.papers.print(ctx, requestId);
  }

  @OnJob(sweepStatements)
  async sweep(_everywhere: Ctx): Promise<void> {
    for (const { tenantId, requestId } of await this.papers.unprinted()) await this.papers.promise(systemCtx(tenantId), requestId);
  }
}
