import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { ExchangeService } from './exchange.service.js';
import { reactToExchange } from './requests.jobs.js';

@Injectable()
export class RequestsWorker {
  private readonly log = new Logger('Exchange');

  constructor(private readonly exchange: ExchangeService) {}

  @OnJob(reactToExchange)
  async react(_everywhere: Ctx): Promise<void> {
    await this.exchange.letHear((unheard) =>
      this.exchange.hear(systemCtx(unheard.tenantId), unheard).catch((error: Error) => this.log.error(`Event ${unheard.eventId} was not heard: ${error.message}`)));
  }
}
