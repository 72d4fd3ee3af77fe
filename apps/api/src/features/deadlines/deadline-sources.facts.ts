import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineFact } from '@holdfast/domain/deadlines/deadline-fact';
import type { Ctx } from '../../platform/context/ctx.js';
import type { MailLink } from '../../platform/mail/message.entity.js';

/** A matter, and the deadlines that follow from its facts today. */
export interface MatterFacts {
  readonly matterId: string;
  readonly facts: readonly Pick<DeadlineFact, 'kind' | 'occurrence' | 'dueOn' | 'basis'>[];
  /** Something else that the feature derives from days is out of date. */
  readonly stale?: boolean;
}

/** Whom a reminder reaches at the vendor in another's place. */
export interface NextContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A feature's answer to "what follows from your facts today?". */
export interface DeadlineSource {
  readonly matterType: string;
  /** The stored days that it reads, as `table.column`: a house test looks for days that nobody reads. */
  readonly reads: readonly string[];
  /** Matters after this id, in order of id, with what follows from each; those from which nothing follows too. */
  page(ctx: Ctx, today: LocalDate, after: string | null, limit: number): Promise<readonly MatterFacts[]>;
  /** Brings one matter's deadlines, and what else is derived from days, up to date, as its own changes do. */
  follow(ctx: Ctx, matterId: string): Promise<void>;
  /** The link for another contact of the vendor, to whom a reminder goes because the one it names is not reached or did nothing. */
  linkFor?(ctx: Ctx, matterId: string, contact: NextContact): Promise<MailLink>;
}

/** Every owner of deadlines, so that once a day all can be compared with their facts. Features say so in their `onModuleInit`. */
@Injectable()
export class DeadlineSources {
  private readonly sources = new Map<string, DeadlineSource>();

  add(source: DeadlineSource): void {
    if (this.sources.has(source.matterType)) throw new Error(`Two features own the deadlines of ${source.matterType}`);
    this.sources.set(source.matterType, source);
  }

  of(matterType: string): DeadlineSource | undefined {
    return this.sources.get(matterType);
  }

  all(): readonly DeadlineSource[] {
    return [...this.sources.values()];
  }
}
