import { Injectable } from '@nestjs/common';
import { can, type Permission } from '@holdfast/contracts/permissions';
import { type ReviewPolicy, secondApproval, USUAL_REVIEW_POLICY } from '@holdfast/domain/reviews/review-policy';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { MembersRepository } from './members.repository.js';
import { ReviewPoliciesRepository } from './review-policies.repository.js';

/** What an organization asks of its own decisions. */
@Injectable()
export class ReviewPoliciesService {
  constructor(private readonly uow: UnitOfWork, private readonly policies: ReviewPoliciesRepository, private readonly members: MembersRepository, private readonly audit: AuditWriter) {}

  /** The policy in force; version 0: the usual one. */
  policy(ctx: Ctx): Promise<ReviewPolicy & { readonly version: number }> {
    return this.uow.run(ctx, async (ctx) => (await this.policies.find(ctx)) ?? { ...USUAL_REVIEW_POLICY, version: 0 });
  }

  set(ctx: Ctx, version: number, policy: ReviewPolicy): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const before = await this.policy(ctx);
      sameVersion(before.version, version);
      if (!(await this.policies.save(ctx, version, policy))) sameVersion(version + 1, version);
      await this.audit.record(ctx, 'review_policy.set', { subjectType: 'organization', subjectId: ctx.tenantId, detail: { secondForTiers: policy.secondForTiers.join(', '), secondForExceptions: policy.secondForExceptions, ...policy.validMonths } });
    });
  }

  /** Whether a second person has to approve, where the policy asks for her: those who hold the permission could. */
  async second(ctx: Ctx, asked: boolean, permission: Permission): Promise<{ needed: boolean; aloneBecause: string }> {
    return this.uow.run(ctx, async (ctx) => {
      const able = (await this.members.byName(ctx)).filter(({ active, consoleRole }) => active && consoleRole !== null && can(consoleRole, permission));
      return secondApproval(asked, able.length);
    });
  }

  /** Who proposed it cannot be the second. */
  refuseSelf({ actor }: Ctx, firstMemberId: string): void {
    if (actor.memberId === firstMemberId) throw new DomainError('conflict', 'You proposed it, so somebody else has to approve it');
  }
}
