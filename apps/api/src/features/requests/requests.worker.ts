import { Injectable, Logger } from '@nestjs/common';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { ExchangeService } from './exchange.service.js';
import { reactToExchange, sweepExchange } from './requests.jobs.js';

/** Asked every few seconds, the whole exchange would be read each time: so what is older waits for the sweep. */
const LATELY_HOURS = 24;

@Injectable()
export class RequestsWorker {
  private readonly log = new Logger('Exchange');

  constructor(private readonly exchange: ExchangeService) {}

  @OnJob(reactToExchange)
  async react(_everywhere: Ctx): Promise<void> {
    await this.letHear(LATELY_HOURS);
  }

  @OnJob(sweepExchange)
  async sweep(_everywhere: Ctx): Promise<void> {
    await this.letHear(null);
  }

  private letHear(lastHours: number | null): Promise<void> {
    return this.exchange.letHear(lastHours, (unheard) =>
      this.exchange.hear(systemCtx(unheard.tenantId), unheard).catch((error: Error) => this.log.error(`Event ${unheard.eventId} was not heard: ${error.message}`)));
  }
}
