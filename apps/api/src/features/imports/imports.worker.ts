import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { applyImport } from './imports.jobs.js';
import { ImportsApplication } from './imports-application.service.js';

@Injectable()
export class ImportsWorker {
  constructor(private readonly application: ImportsApplication) {}

  @OnJob(applyImport)
  apply(ctx: Ctx, { importId }: DataOf<typeof applyImport>): Promise<void> {
    return this.application.apply(ctx, importId);
  }
}
