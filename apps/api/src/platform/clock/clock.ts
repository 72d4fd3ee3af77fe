import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

/** The time, as the database has it: the one clock that every replica shares. */
@Injectable()
export class Clock {
  constructor(private readonly uow: UnitOfWork) {}

  async now(): Promise<Date> {
    const [{ now }] = await this.uow.outside<{ now: Date }>('clock-now', 'select holdfast_now() as now');
    return now;
  }
}
