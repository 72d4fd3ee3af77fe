import { Injectable } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { addDays } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { config } from '../../platform/config/config.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { DeadlinesReader } from '../deadlines/deadlines.reader.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedsRepository, type FeedSettings } from './calendar-feeds.repository.js';
import { calendarText } from './calendar-text.js';

const PURPOSE = 'calendar-feed';
const [DAYS_BACK, DAYS_AHEAD] = [90, 800];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface OpenFeed extends FeedSettings {
  /** Whoever has it can read it. */
  readonly address: string;
}

/** A person's private calendar of what is due. Its address is computed from a key of the server, so it stands nowhere. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly feeds: CalendarFeedsRepository, private readonly deadlines: DeadlinesReader, private readonly organizations: OrganizationsReader, private readonly secrets: Secrets, private readonly audit: AuditWriter,
  ) {}

  async mine(ctx: Ctx): Promise<OpenFeed | null> {
    const feed = await this.uow.run(ctx, (ctx) => this.feeds.ofMember(ctx, memberOf(ctx)));
    return feed && this.opened(ctx, feed);
  }

  /** Opens hers, or gives it a new address and ends the old one. */
  async renew(ctx: Ctx, settings: FeedSettings): Promise<OpenFeed> {
    await this.act(ctx, 'calendar_feed.opened', (ctx) => this.feeds.renew(ctx, memberOf(ctx), settings));
    return (await this.mine(ctx)) as OpenFeed;
  }

  async set(ctx: Ctx, settings: FeedSettings): Promise<OpenFeed> {
    await this.act(ctx, 'calendar_feed.changed', async (ctx) => {
      if (!(await this.feeds.set(ctx, memberOf(ctx), settings))) throw new DomainError('not_found', 'Your calendar has no address yet');
    });
    return (await this.mine(ctx)) as OpenFeed;
  }

  revoke(ctx: Ctx): Promise<void> {
    return this.act(ctx, 'calendar_feed.revoked', (ctx) => this.feeds.revoke(ctx, memberOf(ctx)));
  }

  /** The calendar behind an address. Whatever is wrong with an address, the answer is the same. */
  async read(slug: string, id: string, token: string): Promise<string> {
    const nowhere = new DomainError('not_found', 'There is no calendar at this address. It may have been revoked');
    const tenantId = UUID.test(id) ? await this.organizations.idOf(slug) : null;
    if (tenantId === null) throw nowhere;
    const ctx = systemCtx(tenantId);
    const { feed, member } = await this.uow.run(ctx, async (ctx) => {
      const feed = await this.feeds.find(ctx, id);
      return { feed, member: feed && (await this.organizations.member(ctx, feed.memberId)) };
    });
    if (!feed || !member?.active || member.consoleRole === null || !this.secrets.matches(token, PURPOSE, feed.id, feed.generation)) throw nowhere;
    const today = await this.organizations.today(ctx);
    const { name } = await this.organizations.profile(ctx);
    const rows = await this.deadlines.between(ctx, addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD), feed.scope === 'mine' ? feed.memberId : undefined);
    return calendarText(
      rows.map((row) => ({ ...row, basisWords: BASIS_LABELS[row.basis], url: `${config().publicUrl}/console/${slug}${row.link}` })),
      { name: `Holdfast: ${name}`, withNames: feed.withNames, host: new URL(config().publicUrl).hostname },
    );
  }

  private opened(ctx: Ctx, { id, generation, scope, withNames }: CalendarFeed): OpenFeed {
    return { scope, withNames, address: `${config().publicUrl}/api/calendar/${ctx.slug}/${id}/${this.secrets.token(PURPOSE, id, generation)}.ics` };
  }

  private act(ctx: Ctx, what: string, work: (ctx: Ctx) => Promise<void>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await work(ctx);
      await this.audit.record(ctx, what, { subjectType: 'member', subjectId: memberOf(ctx) });
    });
  }
}

const memberOf = (ctx: Ctx): string => ctx.actor.memberId as string;
