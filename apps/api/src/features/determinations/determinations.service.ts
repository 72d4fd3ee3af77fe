import { Injectable } from '@nestjs/common';
import { BAA_WIZARD } from '@holdfast/domain/determinations/baa-wizard';
import { determination } from '@holdfast/domain/determinations/determination';
import { type DeterminationStanding, standingOf } from '@holdfast/domain/determinations/determination-standing';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { DeterminationDeadlines } from './determination-deadlines.js';
import type { Determination } from './determination.entity.js';
import { DeterminationsRepository } from './determinations.repository.js';

/** A determination, and whether it still stands today. */
export interface Standing {
  readonly determination: Determination;
  readonly standing: DeterminationStanding;
}

/** "Does this engagement need a BAA?": asked by the wizard, answered by a person, kept as she answered it. */
@Injectable()
export class DeterminationsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly determinations: DeterminationsRepository, private readonly engagements: EngagementsService,
    private readonly organizations: OrganizationsReader, private readonly deadlines: DeterminationDeadlines, private readonly audit: AuditWriter,
  ) {}

  /** Records what the answers lead to. Only those on the way to the outcome are kept: the rest were not asked. */
  decide(ctx: Ctx, engagementId: string, answers: Readonly<Record<string, string>>): Promise<Standing> {
    const decided = determination(answers);
    if ('refused' in decided) throw new DomainError('invalid', 'An answer is not one that its question offers', [{ pointer: '/answers', message: 'holds an answer that is not offered' }]);
    if (decided.outcome === null) throw new DomainError('rule_broken', 'This is not decided yet', [{ pointer: `/answers/${decided.nextQuestion}`, message: 'is asked next' }]);
    return this.uow.run(ctx, async (ctx) => {
      const engagement = await this.engagements.existing(ctx, engagementId);
      const made = await this.determinations.insert(ctx, {
        ...decided, engagementId, ruleVersion: BAA_WIZARD.version, answers: askedUntil(answers, decided.decidedAt), service: engagement.service, phi: engagement.phi,
        phiTypes: engagement.phiTypes, ephi: engagement.ephi, decidedOn: await this.organizations.today(ctx), byMemberId: ctx.actor.memberId as string, byName: ctx.actor.name,
      });
      await this.audit.record(ctx, 'engagement.determined', { subjectType: 'engagement', subjectId: engagementId, vendorId: engagement.supplierVendorId ?? engagement.customerVendorId, detail: { outcome: decided.outcome, decidedAt: decided.decidedAt, ruleVersion: BAA_WIZARD.version } });
      await this.deadlines.follow(ctx, engagementId);
      return { determination: made, standing: 'stands' };
    });
  }

  /** All of one engagement, newest first. */
  history(ctx: Ctx, engagementId: string): Promise<Standing[]> {
    return this.uow.run(ctx, async (ctx) => this.standing(ctx, [await this.engagements.existing(ctx, engagementId)]));
  }

  /** The latest of each of a vendor's engagements that has one. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<Standing[]> {
    return this.uow.run(ctx, async (ctx) => {
      const all = await this.standing(ctx, await this.engagements.listOfVendor(ctx, vendorId));
      return all.filter(({ determination }, at) => all.findIndex((other) => other.determination.engagementId === determination.engagementId) === at);
    });
  }

  private async standing(ctx: Ctx, engagements: Awaited<ReturnType<EngagementsService['listOfVendor']>>): Promise<Standing[]> {
    const today = await this.organizations.today(ctx);
    const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
    const made = await this.determinations.ofEngagements(ctx, [...byId.keys()]);
    return made.flatMap((determination) => {
      const engagement = byId.get(determination.engagementId);
      return engagement ? [{ determination, standing: standingOf(determination, engagement, determination.decidedOn, today) }] : [];
    });
  }
}

const askedUntil = (answers: Readonly<Record<string, string>>, decidedAt: string): Record<string, string> => {
  const asked = BAA_WIZARD.questions.slice(0, BAA_WIZARD.questions.findIndex(({ id }) => id === decidedAt) + 1);
  return Object.fromEntries(asked.filter(({ id }) => answers[id] !== undefined).map(({ id }) => [id, answers[id]]));
};
