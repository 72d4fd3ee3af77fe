import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { copyEvidence, sweepEvidence } from './evidence.jobs.js';
import { EvidenceService } from './evidence.service.js';

@Injectable()
export class EvidenceWorker {
  constructor(private readonly service: EvidenceService) {}

  @OnJob(copyEvidence)
  async copy(ctx: Ctx, { documentId }: DataOf<typeof copyEvidence>): Promise<void> {
    await this.service.copy(ctx, documentId);
  }

  @OnJob(sweepEvidence)
  async sweep(_everywhere: Ctx): Promise<void> {
    for (const { tenantId, id } of await this.service.uncopied()) await this.service.askForCopy(systemCtx(tenantId), id);
  }
}
