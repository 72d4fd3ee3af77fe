import { Injectable } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import type { DataOf } from '../../platform/jobs/define-job.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { SealingService } from './sealing.service.js';
import { copySealed, sealAgreement, sweepSigning } from './signing.jobs.js';

@Injectable()
export class SigningWorker {
  constructor(private readonly sealing: SealingService) {}

  @OnJob(sealAgreement)
  async seal(ctx: Ctx, { requestId }: DataOf<typeof sealAgreement>): Promise<void> {
    await this.sealing.seal(ctx, requestId);
  }

  @OnJob(copySealed)
  async copy(ctx: Ctx, { requestId }: DataOf<typeof copySealed>): Promise<void> {
    await this.sealing.copy(ctx, requestId);
  }

  @OnJob(sweepSigning)
  async sweep(_everywhere: Ctx): Promise<void> {
    const { unsealed, uncopied } = await this.sealing.lost();
    for (const { tenantId, requestId } of unsealed) await this.sealing.promiseSeal(systemCtx(tenantId), requestId);
    for (const { tenantId, requestId } of uncopied) await this.sealing.promiseCopy(systemCtx(tenantId), requestId);
  }
}
