import { Injectable } from '@nestjs/common';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { digestVariables } from './digest-words.js';
import { RemindersRepository } from './reminders.repository.js';

/** How the keys of a member's digests begin. */
export const digestKeyOf = (memberId: string): string => `digest.${memberId}.`;

/** What a digest says at this moment: of what it was planned for, what is still open, each matter once. */
@Injectable()
export class Digests {
  constructor(private readonly reminders: RemindersRepository, private readonly deadlines: DeadlinesService, private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader, private readonly clock: Clock) {}

  async variablesOf(ctx: Ctx, messageKey: string): Promise<Record<string, string>> {
    const matters = await this.open(ctx, messageKey);
    const names = await this.vendors.namesOf(ctx, matters.flatMap(({ vendorId }) => vendorId ?? []));
    const { zone } = await this.organizations.profile(ctx);
    const now = await this.clock.now(ctx);
    return digestVariables(matters.map((deadline) => ({ ...deadline, vendorName: names.get(deadline.vendorId ?? '') ?? null })), { today: localDateAt(now.getTime(), zone), now, zone });
  }

  async anyOpen(ctx: Ctx, messageKey: string): Promise<boolean> {
    return (await this.open(ctx, messageKey)).length > 0;
  }

  /** The nearest deadline of each matter. */
  private async open(ctx: Ctx, messageKey: string) {
    const open = (await this.deadlines.many(ctx, await this.reminders.deadlinesOfDigest(ctx, messageKey))).filter(({ state }) => state === 'open').toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
    return [...new Map(open.toReversed().map((deadline) => [`${deadline.matterType} ${deadline.matterId}`, deadline])).values()];
  }
}
