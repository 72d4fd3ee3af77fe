import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';

export interface Limit {
  readonly hits: number;
  readonly seconds: number;
}

/** Counts tries in PostgreSQL, so that replicas count together. */
@Injectable()
export class RateLimiter {
  constructor(private readonly uow: UnitOfWork) {}

  /** One more try in `bucket`; throws `rate_limited` beyond the limit. The window begins with the first try. */
  async hit(bucket: string, { hits, seconds }: Limit): Promise<void> {
    const [row] = await this.uow.outside<{ hits: number; wait: number }>('rate-hit', `
      insert into rate_limits as r (bucket, ends_at, hits) values ($1, holdfast_now() + make_interval(secs => $2), 1)
      on conflict (bucket) do update set
        hits = case when r.ends_at <= holdfast_now() then 1 else r.hits + 1 end,
        ends_at = case when r.ends_at <= holdfast_now() then excluded.ends_at else r.ends_at end
      returning hits, ceil(extract(epoch from ends_at - holdfast_now()))::int as wait`, [bucket, seconds]);
    if (row.hits > hits) throw new DomainError('rate_limited', `Too many tries. Try again in ${minutes(row.wait)}`);
  }
}

const minutes = (seconds: number): string => (seconds < 90 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`);
