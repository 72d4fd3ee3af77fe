import { Injectable } from '@nestjs/common';
import { canMove } from '@holdfast/domain/agreements/agreement-status';
import type { TerminationCause } from '@holdfast/domain/agreements/termination-causes';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { AgreementChanges } from './agreement-changes.facts.js';
import { AgreementFollower } from './agreement-follower.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementsRepository } from './agreements.repository.js';

export interface Termination {
  readonly cause: TerminationCause;
  /** The last day in force, inclusive. */
  readonly on: LocalDate;
  readonly reason: string;
  readonly patternKnownOn: LocalDate | null;
  readonly cureSteps: string | null;
}

/** A pattern of activity that one side holds to break the agreement, what was done about it, and until when it may be cured. */
export interface Breach {
  readonly patternKnownOn: LocalDate;
  readonly cureSteps: string;
  readonly cureUntil: LocalDate;
}

/** How agreements end, and what may come before it: a breach, a time to cure it. And the yearly look at those that do not end. */
@Injectable()
export class AgreementEndingsService {
  constructor(private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly organizations: OrganizationsReader, private readonly follower: AgreementFollower, private readonly changes: AgreementChanges, private readonly audit: AuditWriter) {}

  /** Ends an agreement; those that end with it have the same last day. */
  terminate(ctx: Ctx, id: string, version: number, { cause, on, reason, patternKnownOn, cureSteps }: Termination): Promise<void> {
    return this.change(ctx, id, version, 'agreement.terminated', async (ctx, agreement) => {
      if (agreement.status === 'terminated') throw new DomainError('rule_broken', `It was terminated already; its last day in force is ${agreement.terminatedOn}`);
      if (!canMove(agreement.status, 'terminated')) throw new DomainError('rule_broken', `A ${agreement.status.replaceAll('_', ' ')} agreement cannot be terminated`);
      if (agreement.inForceFrom && on < agreement.inForceFrom) throw new DomainError('rule_broken', 'It cannot end before its first day in force', [{ pointer: '/on', message: `is before ${agreement.inForceFrom}` }]);
      if (agreement.inForceUntil && on > agreement.inForceUntil) throw new DomainError('rule_broken', 'It ends earlier by its own terms', [{ pointer: '/on', message: `is after ${agreement.inForceUntil}` }]);
      const known = patternKnownOn ?? agreement.patternKnownOn;
      if (cause === 'material_breach' && known === null) throw new DomainError('rule_broken', 'Say when the breach became known: 45 CFR 164.504(e)(1)(ii)-(iii) counts from there', [{ pointer: '/patternKnownOn', message: 'say the day on which it became known' }]);
      await this.notAfterToday(ctx, known, '/patternKnownOn');
      await this.agreements.update(ctx, agreement, { status: 'terminated', terminatedOn: on, terminationCause: cause, terminationReason: reason, patternKnownOn: known, cureSteps: cureSteps ?? agreement.cureSteps });
      return { on, cause };
    });
  }

  /** Records a breach, and until when it may be cured. The agreement stays in force meanwhile. */
  giveCurePeriod(ctx: Ctx, id: string, version: number, breach: Breach): Promise<void> {
    return this.change(ctx, id, version, 'agreement.cure_period_given', async (ctx, agreement) => {
      mustRun(agreement, 'A time to cure is given while an agreement runs');
      await this.notAfterToday(ctx, breach.patternKnownOn, '/patternKnownOn');
      if (breach.cureUntil < breach.patternKnownOn) throw new DomainError('rule_broken', 'A breach cannot be cured before it became known', [{ pointer: '/cureUntil', message: `is before ${breach.patternKnownOn}` }]);
      await this.agreements.update(ctx, agreement, breach);
      return { cureUntil: breach.cureUntil };
    });
  }

  /** The breach was cured; its record stays in the audit trail. */
  recordCure(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.change(ctx, id, version, 'agreement.breach_cured', async (ctx, agreement) => {
      mustRun(agreement, 'Nothing is left to cure');
      if (agreement.cureUntil === null) throw new DomainError('rule_broken', 'No time to cure runs');
      const { patternKnownOn, cureUntil } = agreement;
      await this.agreements.update(ctx, agreement, { patternKnownOn: null, cureSteps: null, cureUntil: null });
      return { patternKnownOn, cureUntil };
    });
  }

  /** Somebody looked at an agreement that has no end. */
  recordReview(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.change(ctx, id, version, 'agreement.reviewed', async (ctx, agreement) => {
      mustRun(agreement, 'Only an agreement that runs is looked at again');
      const reviewedOn = await this.organizations.today(ctx);
      await this.agreements.update(ctx, agreement, { reviewedOn });
      return { reviewedOn };
    });
  }

  private async notAfterToday(ctx: Ctx, day: LocalDate | null, pointer: string): Promise<void> {
    const today = await this.organizations.today(ctx);
    if (day !== null && day > today) throw new DomainError('rule_broken', 'Nobody knows of it before today', [{ pointer, message: `is after ${today}` }]);
  }

  private change(ctx: Ctx, id: string, version: number, action: string, work: (ctx: Ctx, agreement: Agreement) => Promise<object>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.agreements.findForUpdate(ctx, id);
      if (!agreement) throw new DomainError('not_found', 'No such agreement');
      sameVersion(agreement.version, version);
      const detail = await work(ctx, agreement);
      await this.follower.follow(ctx, id);
      await this.audit.record(ctx, action, { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail });
      if (action !== 'agreement.terminated') return;
      await this.changes.terminated(ctx, id);
      for (const child of await this.agreements.endedWith(ctx, id)) await this.changes.terminated(ctx, child);
    });
  }
}

const mustRun = ({ status }: Agreement, sentence: string): void => {
  if (status !== 'executed') throw new DomainError('rule_broken', `${sentence}; this one is ${status.replaceAll('_', ' ')}`);
};
