import { Injectable } from '@nestjs/common';
import { can } from '@holdfast/contracts/permissions';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { lastCycle, type LastCycleAnswer } from '@holdfast/domain/reviews/last-cycle';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { RequestsReader } from '../requests/requests.reader.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService, memberOf } from './assessments.service.js';
import { DecisionsService } from './decisions.service.js';
import type { Review } from './review.facts.js';
import { ReviewReadersRepository } from './review-readers.repository.js';
import { SectionReviewersRepository } from './section-reviewers.repository.js';
import type { Verdict } from './verdict.entity.js';
import { VerdictsRepository } from './verdicts.repository.js';

/** A review with all that a reviewer holds an answer against. */
export interface ReviewDesk {
  readonly review: Review;
  readonly cycle: ReadonlyMap<string, LastCycleAnswer>;
  /** Of a section: the member who reads it. */
  readonly reviewers: ReadonlyMap<string, string>;
  readonly nameOf: (memberId: string | null) => string | null;
  readonly usualValidUntil: LocalDate;
  readonly needsSecond: boolean;
}

/** What changes while several people read: verdicts, and who has which question before her. */
export interface ReviewStanding {
  readonly assessment: Assessment;
  readonly verdicts: readonly Verdict[];
  readonly readers: readonly { readonly memberId: string; readonly questionKey: string }[];
  readonly nameOf: (memberId: string | null) => string | null;
}

/** So many decided submissions are looked through for an earlier answer. */
const CYCLES_BACK = 2;

/** The desk at which one or several people read a submission. */
@Injectable()
export class ReviewDeskService {
  constructor(
    private readonly uow: UnitOfWork, private readonly assessments: AssessmentsRepository, private readonly verdicts: VerdictsRepository, private readonly reviews: AssessmentsService, private readonly decisions: DecisionsService,
    private readonly sections: SectionReviewersRepository, private readonly readers: ReviewReadersRepository, private readonly requests: RequestsReader, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  desk(ctx: Ctx, requestId: string): Promise<ReviewDesk> {
    return this.uow.run(ctx, async (ctx) => {
      const review = await this.reviews.review(ctx, requestId);
      const { id, vendorId } = review.assessment;
      return {
        review, cycle: await this.cycleOf(ctx, review), nameOf: await this.names(ctx),
        reviewers: new Map((await this.sections.of(ctx, id)).map(({ section, memberId }) => [section, memberId])),
        usualValidUntil: await this.decisions.usualValidUntil(ctx, vendorId),
        needsSecond: (await this.decisions.needsSecond(ctx, vendorId)).needed,
      };
    });
  }

  standing(ctx: Ctx, requestId: string): Promise<ReviewStanding> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.latest(ctx, requestId);
      return { assessment, verdicts: await this.verdicts.of(ctx, assessment.id), readers: await this.readers.now(ctx, assessment.id), nameOf: await this.names(ctx) };
    });
  }

  /** Says which question she has before her. */
  async reading(ctx: Ctx, requestId: string, questionKey: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => this.readers.note(ctx, (await this.latest(ctx, requestId)).id, memberOf(ctx), questionKey));
  }

  /** Gives a section to a member who may review; null: to nobody in particular. */
  assign(ctx: Ctx, requestId: string, section: string, memberId: string | null): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.reviews.openOne(ctx, requestId);
      if (!(await this.requests.questionnaire(ctx, requestId)).sections.some(({ id }) => id === section)) throw new DomainError('not_found', 'No such section');
      const member = memberId ? await this.organizations.member(ctx, memberId) : null;
      if (memberId && !member) throw new DomainError('not_found', 'No such member', [{ pointer: '/memberId', message: 'is no member here' }]);
      if (member && !(member.active && member.consoleRole && can(member.consoleRole, 'assessment:review'))) throw new DomainError('rule_broken', `${member.name} may not review answers`);
      await this.sections.assign(ctx, assessment.id, section, memberId);
      await this.audit.record(ctx, 'assessment.section_assigned', { subjectType: 'assessment', subjectId: assessment.id, vendorId: assessment.vendorId, detail: { section, memberId } });
    });
  }

  private async latest(ctx: Ctx, requestId: string): Promise<Assessment> {
    const assessment = await this.assessments.latest(ctx, requestId);
    if (!assessment) throw new DomainError('not_found', 'Nothing was submitted yet');
    return assessment;
  }

  private async names(ctx: Ctx): Promise<(memberId: string | null) => string | null> {
    const names = new Map((await this.organizations.members(ctx)).map(({ id, name }) => [id, name]));
    return (memberId) => (memberId ? (names.get(memberId) ?? null) : null);
  }

  /** What the vendor answered in the submissions decided before this one, the latest first. */
  private async cycleOf(ctx: Ctx, { assessment, questionnaire, submission, result }: Review): Promise<Map<string, LastCycleAnswer>> {
    const before = (await this.assessments.decidedOf(ctx, assessment.vendorId, CYCLES_BACK + 1)).filter(({ requestId }) => requestId !== assessment.requestId).slice(0, CYCLES_BACK);
    const found = new Map<string, LastCycleAnswer>();
    for (const { requestId, submissionNumber } of before) {
      const { content, submittedOn } = await this.requests.submission(ctx, requestId, submissionNumber);
      const earlier = lastCycle(questionnaire, submission.content.answers, result.findings, { questionnaire: await this.requests.questionnaire(ctx, requestId), submittedOn, ...content });
      for (const [id, answer] of earlier) if (!found.has(id)) found.set(id, answer);
    }
    return found;
  }
}
