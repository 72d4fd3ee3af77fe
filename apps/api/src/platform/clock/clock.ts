import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { statement } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const NOW = 'select holdfast_now() as now';

/** The time, as the database has it: the one clock that every replica shares. */
@Injectable()
export class Clock {
  constructor(private readonly uow: UnitOfWork) {}

  /** Pass `ctx` inside a transaction, so that it asks on the connection it has. */
  async now(ctx?: Ctx): Promise<Date> {
    if (ctx?.tx) return (await statement<{ now: Date }>(ctx, NOW))[0].now;
    const [{ now }] = await this.uow.outside<{ now: Date }>('clock-now', NOW);
    return now;
  }
}
