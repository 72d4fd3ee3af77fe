import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { DeliveriesReader } from '../../platform/mail/deliveries.reader.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RemindersReader } from '../reminders/reminders.reader.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';

const STALE_AFTER_MS = 3_600_000;

/** Each number is the length of a list that has an address. */
export interface TodayCounts {
  readonly overdue: number;
  readonly dueSoon: number;
  readonly toReview: number;
  readonly asks: number;
  readonly undelivered: number;
  readonly uncovered: number;
  readonly phiUnknown: number;
  readonly vendors: number;
}

export interface Today {
  readonly today: string;
  readonly zone: string;
  readonly checkedAt: Date | null;
  readonly stale: boolean;
  readonly counts: TodayCounts;
}

/** What needs somebody today, asked of the features that know. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly requests: RequestsReader,
    private readonly vendors: VendorsReader, private readonly reminders: RemindersReader, private readonly deliveries: DeliveriesReader, private readonly clock: Clock,
  ) {}

  async today(ctx: Ctx): Promise<Today> {
    const [today, { zone }, due, requests, vendors, undelivered, checkedAt, now] = await Promise.all([
      this.organizations.today(ctx), this.organizations.profile(ctx), this.deadlines.counts(ctx), this.requests.counts(ctx),
      this.vendors.counts(ctx), this.deliveries.undelivered(ctx), this.reminders.lastChecked(), this.clock.now(),
    ]);
    return {
      today, zone, checkedAt,
      stale: checkedAt === null || now.getTime() - checkedAt.getTime() > STALE_AFTER_MS,
      counts: { overdue: due.overdue, dueSoon: due.due_soon, toReview: requests.to_review, asks: requests.asks, undelivered, uncovered: vendors.uncovered, phiUnknown: vendors.phi_unknown, vendors: vendors.all },
    };
  }
}
