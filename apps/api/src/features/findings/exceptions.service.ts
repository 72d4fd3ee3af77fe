import { Injectable } from '@nestjs/common';
import { dayWords } from '@holdfast/domain/dates/date-words';
import { addMonths, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ReviewPoliciesService } from '../organizations/review-policies.service.js';
import type { Finding } from './finding.entity.js';
import { FindingChanges, type FindingStep } from './finding-changes.service.js';
import type { FindingException } from './finding-exception.entity.js';
import { FindingExceptionsRepository } from './finding-exceptions.repository.js';
import { FindingsRepository } from './findings.repository.js';

/** Leave not to mend a finding, as it is asked for. */
export interface NewException {
  readonly justification: string;
  readonly measures: string;
  readonly until: LocalDate;
}

/** What a finding's page says of exceptions: the one in force, and the one that waits for a second person. */
export interface ExceptionsOfFinding {
  readonly inForce: FindingException | null;
  readonly asked: FindingException | null;
  readonly needsSecond: boolean;
  readonly nameOf: (memberId: string | null) => string | null;
}

const LONGEST_MONTHS = 24;

/** Leave not to mend a finding for a time: with a justification, an approver and an end, and with a second person where the policy asks for her. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly findings: FindingsRepository, private readonly exceptions: FindingExceptionsRepository, private readonly changes: FindingChanges,
    private readonly organizations: OrganizationsReader, private readonly policies: ReviewPoliciesService,
  ) {}

  ofFinding(ctx: Ctx, findingId: string): Promise<ExceptionsOfFinding> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.findings.find(ctx, findingId))) throw new DomainError('not_found', 'No such finding');
      const today = await this.organizations.today(ctx);
      const granted = await this.exceptions.one(ctx, findingId, 'granted');
      const names = new Map((await this.organizations.members(ctx)).map(({ id, name }) => [id, name]));
      return {
        inForce: granted && granted.holdsUntil >= today ? granted : null, asked: await this.exceptions.one(ctx, findingId, 'asked'), needsSecond: (await this.second(ctx)).needed,
        nameOf: (memberId) => (memberId ? (names.get(memberId) ?? null) : null),
      };
    });
  }

  /** Grants it, or asks a second person to; one that is in force is extended so, or shortened. */
  grant(ctx: Ctx, findingId: string, version: number, asked: NewException): Promise<void> {
    return this.changes.change(ctx, findingId, version, async (ctx, finding) => {
      const today = await this.organizations.today(ctx);
      refuseUnfit(finding, asked, today);
      if (await this.exceptions.one(ctx, findingId, 'asked')) throw new DomainError('conflict', 'An exception was asked for already and waits for a second person');
      const { needed, aloneBecause } = await this.second(ctx);
      const exception = await this.exceptions.insert(ctx, {
        findingId, state: 'asked', justification: asked.justification.trim(), measures: asked.measures.trim(), holdsUntil: asked.until, askedByMemberId: memberOf(ctx), askedOn: today, approvedByMemberId: null, approvedOn: null, aloneBecause,
      });
      return needed ? { kind: 'exception_asked', said: exception.justification, changes: [{ field: 'until', from: '', to: asked.until }] } : this.inForce(ctx, exception, today);
    });
  }

  /** The second person grants what the first asked for. */
  approve(ctx: Ctx, findingId: string, version: number): Promise<void> {
    return this.changes.change(ctx, findingId, version, async (ctx, finding) => {
      const asked = await this.asked(ctx, findingId);
      this.policies.refuseSelf(ctx, asked.askedByMemberId);
      const today = await this.organizations.today(ctx);
      refuseUnfit(finding, { ...asked, until: asked.holdsUntil }, today);
      return this.inForce(ctx, asked, today);
    });
  }

  /** The second person does not share it, or the first takes it back. */
  refuse(ctx: Ctx, findingId: string, version: number, reason: string): Promise<void> {
    return this.changes.change(ctx, findingId, version, async (ctx) => {
      const asked = await this.asked(ctx, findingId);
      await this.exceptions.update(ctx, asked.id, { state: 'refused' });
      return { kind: 'exception_refused', said: reason.trim() };
    });
  }

  /** Ends it before its day: the finding is open again. */
  revoke(ctx: Ctx, findingId: string, version: number, reason: string): Promise<void> {
    return this.changes.change(ctx, findingId, version, async (ctx, { status }) => {
      const granted = await this.exceptions.one(ctx, findingId, 'granted');
      if (status !== 'excepted' || !granted) throw new DomainError('rule_broken', 'No exception is in force');
      await this.exceptions.update(ctx, granted.id, { state: 'revoked' });
      return { kind: 'exception_revoked', said: reason.trim(), change: { status: 'open' } };
    });
  }

  private async inForce(ctx: Ctx, exception: FindingException, today: LocalDate): Promise<FindingStep> {
    const before = await this.exceptions.one(ctx, exception.findingId, 'granted');
    if (before) await this.exceptions.update(ctx, before.id, { state: 'ended' });
    await this.exceptions.update(ctx, exception.id, { state: 'granted', approvedByMemberId: memberOf(ctx), approvedOn: today });
    const extended = before !== null && before.holdsUntil >= today;
    return {
      kind: extended ? 'exception_extended' : 'exception_granted', change: { status: 'excepted' }, said: [exception.justification, exception.aloneBecause && `One person granted it. ${exception.aloneBecause}`].filter(Boolean).join('\n'),
      changes: [{ field: 'until', from: extended ? before.holdsUntil : '', to: exception.holdsUntil }],
    };
  }

  private async second(ctx: Ctx): Promise<{ needed: boolean; aloneBecause: string }> {
    return this.policies.second(ctx, (await this.policies.policy(ctx)).secondForExceptions, 'finding:except');
  }

  private async asked(ctx: Ctx, findingId: string): Promise<FindingException> {
    const asked = await this.exceptions.one(ctx, findingId, 'asked');
    if (!asked) throw new DomainError('rule_broken', 'No exception waits for a second person');
    return asked;
  }
}

const memberOf = ({ actor }: Ctx): string => {
  if (!actor.memberId) throw new DomainError('forbidden', 'Only a member may grant an exception');
  return actor.memberId;
};

/** An end is mandatory, and not far; what is closed or with the vendor needs no exception. */
const refuseUnfit = ({ status }: Finding, { until }: Pick<NewException, 'until'>, today: LocalDate): void => {
  if (status === 'closed') throw new DomainError('rule_broken', 'This finding is closed, so there is nothing to except');
  if (status === 'in_remediation') throw new DomainError('rule_broken', 'The vendor was asked to mend it. Withdraw that request first');
  const farthest = addMonths(today, LONGEST_MONTHS);
  const errors = [
    ...(until <= today ? [{ pointer: '/until', message: 'is not after today' }] : []),
    ...(until > farthest ? [{ pointer: '/until', message: `is after ${dayWords(farthest)}: an exception lasts two years at most` }] : []),
  ];
  if (errors.length > 0) throw new DomainError('invalid', 'Some fields are not right', errors);
};
