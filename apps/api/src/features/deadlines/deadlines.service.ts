import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { MatterFacts } from './deadline-sources.facts.js';
import type { Deadline, DeadlineDraft } from './deadline.entity.js';
import { DeadlinesRepository, type Looked, type LookAgain, type ToLookAt } from './deadlines.repository.js';
import { DeadlinesViews } from './deadlines.views.js';

const LONGEST_SNOOZE_DAYS = 180;

/** Deadlines, kept true by the features whose facts they follow from, and what people do with them. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly deadlines: DeadlinesRepository, private readonly views: DeadlinesViews, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  /** Says which deadlines follow from a matter now, in the transaction that changed its facts. The others end: `met` where the facts show that they were done. */
  async follow(ctx: Ctx, matterType: string, matterId: string, drafts: readonly DeadlineDraft[], { others } : { others: 'met' | 'void' } = { others: 'void' }): Promise<void> {
    for (const draft of drafts) await this.deadlines.open(ctx, matterType, matterId, draft);
    await this.deadlines.endOthers(ctx, matterType, matterId, drafts.map(({ kind, occurrence }) => `${kind} ${occurrence}`), others);
  }

  openOfMatters(ctx: Ctx, matterType: string, matterIds: readonly string[]): Promise<Deadline[]> {
    return this.uow.run(ctx, (ctx) => this.deadlines.openOfMatters(ctx, matterType, matterIds));
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<Deadline[]> {
    return this.uow.run(ctx, (ctx) => this.deadlines.many(ctx, ids));
  }

  /** The open ones that concern a vendor. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<Deadline[]> {
    return this.uow.run(ctx, (ctx) => this.deadlines.openOfVendor(ctx, vendorId));
  }

  /** The deadline, or `not_found`: for ids that arrive in a path. */
  async existing(ctx: Ctx, id: string): Promise<Deadline> {
    return this.uow.run(ctx, async (ctx) => {
      const deadline = await this.deadlines.find(ctx, id);
      if (!deadline) throw new DomainError('not_found', 'No such deadline');
      return deadline;
    });
  }

  /** Somebody has taken it up: it does not go on to the next person. */
  acknowledge(ctx: Ctx, id: string): Promise<void> {
    return this.act(ctx, id, 'deadline.acknowledged', async (ctx) => {
      await this.deadlines.acknowledge(ctx, id, memberOf(ctx));
    });
  }

  /** Hides it on Today until a day. Where a law or a contract set its date, its reminders go on. */
  snooze(ctx: Ctx, id: string, until: LocalDate, reason: string): Promise<void> {
    return this.act(ctx, id, 'deadline.snoozed', async (ctx) => {
      const today = await this.organizations.today(ctx);
      if (until <= today) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/until', message: 'is not after today' }]);
      if (until > addDays(today, LONGEST_SNOOZE_DAYS)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/until', message: `is more than ${LONGEST_SNOOZE_DAYS} days ahead` }]);
      await this.deadlines.snooze(ctx, id, until, reason, memberOf(ctx));
      await this.deadlines.acknowledge(ctx, id, memberOf(ctx));
      return { until, reason };
    });
  }

  wake(ctx: Ctx, id: string): Promise<void> {
    return this.act(ctx, id, 'deadline.woken', async (ctx) => {
      await this.deadlines.snooze(ctx, id, null, null, memberOf(ctx));
    });
  }

  /** Done by hand: nothing in the register shows it, so the note says how anybody could check. */
  finish(ctx: Ctx, id: string, on: LocalDate, note: string): Promise<void> {
    return this.act(ctx, id, 'deadline.done', async (ctx) => {
      if (on > (await this.organizations.today(ctx))) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/on', message: 'is in the future' }]);
      await this.deadlines.done(ctx, id, { on, note, memberId: memberOf(ctx) });
      return { on };
    });
  }

  /** What was done by hand was not. */
  reopen(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const deadline = await this.locked(ctx, id);
      if (deadline.doneOn === null) throw new DomainError('conflict', 'It was not done by hand, so there is nothing to take back');
      await this.deadlines.done(ctx, id, null);
      await this.record(ctx, deadline, 'deadline.reopened');
    });
  }

  /** How many matters each list holds. */
  counts(ctx: Ctx): Promise<Record<'overdue' | 'due_soon', number>> {
    return this.views.counts(ctx);
  }

  // For the daily comparison with the facts.

  /** Those of these matters whose deadlines are not what follows from their facts today. */
  async drifted(ctx: Ctx, matterType: string, matters: readonly MatterFacts[]): Promise<string[]> {
    const standing = new Map<string, Deadline[]>(matters.map(({ matterId }) => [matterId, []]));
    for (const deadline of await this.deadlines.standingOf(ctx, matterType, [...standing.keys()])) standing.get(deadline.matterId)?.push(deadline);
    return matters.filter(({ matterId, facts, stale }) => stale || drifts(facts, standing.get(matterId) ?? [])).map(({ matterId }) => matterId);
  }

  openMatters(ctx: Ctx, matterType: string): Promise<string[]> {
    return this.uow.run(ctx, (ctx) => this.deadlines.openMatters(ctx, matterType));
  }

  // For the planner of reminders.

  tenantsToLookAt(): Promise<string[]> {
    return this.deadlines.tenantsToLookAt();
  }

  toLookAt(ctx: Ctx, limit: number): Promise<ToLookAt[]> {
    return this.deadlines.toLookAt(ctx, limit);
  }

  looked(ctx: Ctx, looked: readonly Looked[]): Promise<void> {
    return this.deadlines.looked(ctx, looked);
  }

  /** Another plan counts for these from now on. */
  rearm(ctx: Ctx, which: LookAgain): Promise<void> {
    return this.deadlines.rearm(ctx, which);
  }

  /** Something on which reminders depend has changed: a person's hour, role or deputy. */
  lookAgain(ctx: Ctx, which: LookAgain): Promise<void> {
    return this.deadlines.lookAgain(ctx, which);
  }

  private act(ctx: Ctx, id: string, what: string, work: (ctx: Ctx) => Promise<object | void>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const deadline = await this.locked(ctx, id);
      if (deadline.state !== 'open') throw new DomainError('conflict', deadline.doneOn ? 'Somebody has marked it done in the meantime' : 'It is over: its matter changed in the meantime');
      await this.record(ctx, deadline, what, (await work(ctx)) ?? {});
    });
  }

  private async locked(ctx: Ctx, id: string): Promise<Deadline> {
    const deadline = await this.deadlines.findForUpdate(ctx, id);
    if (!deadline) throw new DomainError('not_found', 'No such deadline');
    return deadline;
  }

  private async record(ctx: Ctx, { id, vendorId, matterType, matterId, kind, dueOn }: Deadline, what: string, detail: object = {}): Promise<void> {
    await this.audit.record(ctx, what, { subjectType: 'deadline', subjectId: id, vendorId, detail: { matterType, matterId, kind, dueOn, ...detail } });
  }
}

/** What was done by hand for its very day follows as well as what is open; done for a fact that is no more, it is left in peace. */
const drifts = (facts: MatterFacts['facts'], standing: readonly Deadline[]): boolean => {
  const same = (one: MatterFacts['facts'][number], other: Deadline) => one.kind === other.kind && one.occurrence === other.occurrence && one.dueOn === other.dueOn && one.basis === other.basis;
  return facts.some((fact) => !standing.some((deadline) => same(fact, deadline))) || standing.some((deadline) => deadline.state === 'open' && !facts.some((fact) => same(fact, deadline)));
};

const memberOf = (ctx: Ctx): string => ctx.actor.memberId as string;
