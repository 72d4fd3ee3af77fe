import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { type Attempt, OnJob } from '../../platform/jobs/on-job.decorator.js';
import { applyImport } from './imports.jobs.js';
import { ImportsApplication } from './imports-application.service.js';

@Injectable()
export class ImportsWorker {
  constructor(private readonly application: ImportsApplication) {}

  @OnJob(applyImport)
  async apply(ctx: Ctx, { importId }: DataOf<typeof applyImport>, { last }: Attempt): Promise<void> {
    try {
      await this.application.apply(ctx, importId);
    } catch (error) {
      if (last) await this.application.giveUp(ctx, importId);
      throw error;
    }
  }
}
