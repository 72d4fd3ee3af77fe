import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { addMonths, type LocalDate } from '@holdfast/domain/dates/local-date';
import { subjectOfQuestion } from '@holdfast/domain/findings/findings-of-submission';
import { deadlinesOfAssessment } from '@holdfast/domain/reviews/deadlines-of-assessment';
import { LONGEST_VALID_MONTHS, usualValidUntil } from '@holdfast/domain/reviews/review-policy';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ReviewPoliciesService } from '../organizations/review-policies.service.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Assessment, DecisionProposal } from './assessment.entity.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService, memberOf } from './assessments.service.js';
import { detailOf, type Review } from './review.facts.js';

/** A decision as it is made; without a last day, the policy's. */
export type NewDecision = Omit<DecisionProposal, 'validUntil'> & { readonly validUntil?: LocalDate };

/** The people a decision is made by, and why there is only one where the policy asks for two. */
interface Deciders {
  readonly decidedBy: string;
  readonly secondedBy: string | null;
  readonly aloneBecause: string;
}

/** How an assessment ends: by one person, or by two where the policy asks for a second. Its gaps and conditions become findings then. */
@Injectable()
export class DecisionsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly assessments: AssessmentsRepository, private readonly reviews: AssessmentsService, private readonly requests: RequestsReader, private readonly requester: RequestsService,
    private readonly findings: FindingsService, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly policies: ReviewPoliciesService,
    private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'assessment',
      reads: ['assessments.valid_until'],
      page: async (ctx, _today, after, limit) => {
        const page = await this.assessments.page(ctx, after, limit);
        const superseded = await this.assessments.superseded(ctx, page.map(({ id }) => id));
        return page.map(({ id, validUntil }) => ({ matterId: id, facts: deadlinesOfAssessment({ validUntil, superseded: superseded.has(id) }) }));
      },
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  /** Until when the policy lets a decision of today hold. */
  usualValidUntil(ctx: Ctx, vendorId: string): Promise<LocalDate> {
    return this.uow.run(ctx, async (ctx) => usualValidUntil(await this.policies.policy(ctx), (await this.vendors.existing(ctx, vendorId)).tier, await this.organizations.today(ctx)));
  }

  /** Whether an approval of this vendor needs a second person. */
  needsSecond(ctx: Ctx, vendorId: string): Promise<{ needed: boolean; aloneBecause: string }> {
    return this.uow.run(ctx, async (ctx) => {
      const { tier } = await this.vendors.existing(ctx, vendorId);
      return this.policies.second(ctx, tier !== null && (await this.policies.policy(ctx)).secondForTiers.includes(tier), 'assessment:decide');
    });
  }

  /** Decides with a reason that stays inside; the vendor hears the decision and its conditions. Where the policy asks for a second person, it waits for her. */
  decide(ctx: Ctx, requestId: string, version: number, made: NewDecision): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.reviews.openOne(ctx, requestId);
      sameVersion(assessment.version, version);
      const proposal: DecisionProposal = { ...made, validUntil: made.validUntil ?? (await this.usualValidUntil(ctx, assessment.vendorId)) };
      refuseContradictions(proposal, await this.organizations.today(ctx));
      if ((await this.reviews.verdictsOf(ctx, assessment.id)).some(({ verdict }) => verdict === 'returned')) throw new DomainError('rule_broken', 'Some answers are marked to be sent back. Send them back, or take the marks away, before you decide');
      const { needed, aloneBecause } = made.decision === 'rejected' ? { needed: false, aloneBecause: '' } : await this.needsSecond(ctx, assessment.vendorId);
      if (!needed) return this.settle(ctx, assessment, proposal, { decidedBy: memberOf(ctx), secondedBy: null, aloneBecause });
      await this.assessments.propose(ctx, assessment, proposal, memberOf(ctx));
      await this.audit.record(ctx, 'assessment.proposed', { subjectType: 'assessment', subjectId: assessment.id, vendorId: assessment.vendorId, detail: { decision: proposal.decision } });
    });
  }

  /** A second person approves what the first proposed. */
  approve(ctx: Ctx, requestId: string, version: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { assessment, proposal, proposedBy } = await this.proposed(ctx, requestId, version);
      this.policies.refuseSelf(ctx, proposedBy);
      await this.settle(ctx, assessment, proposal, { decidedBy: proposedBy, secondedBy: memberOf(ctx), aloneBecause: '' });
    });
  }

  /** The proposal is off the table: by whoever made it, or by the second person who does not share it. */
  takeBack(ctx: Ctx, requestId: string, version: number, reason: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { assessment } = await this.proposed(ctx, requestId, version);
      await this.assessments.propose(ctx, assessment, null, null);
      await this.audit.record(ctx, 'assessment.proposal_taken_back', { subjectType: 'assessment', subjectId: assessment.id, vendorId: assessment.vendorId, detail: { reason } });
    });
  }

  private async settle(ctx: Ctx, assessment: Assessment, { decision, reason, conditions, validUntil }: DecisionProposal, deciders: Deciders): Promise<void> {
    const { requestId, vendorId, submissionNumber } = assessment;
    const review = await this.reviews.review(ctx, requestId);
    const { result: { overall, band }, questionnaire } = review;
    const told = conditions.map(({ text, dueOn }) => `${text}, by ${dayWords(dueOn)}`);
    await this.assessments.decide(ctx, assessment, { decision, reason, conditions: told, validUntil, score: overall ? String(overall.decimal) : null, band, questionnaireId: questionnaire.id, ...deciders });
    await this.openFindings(ctx, review, conditions);
    const { zone } = await this.organizations.profile(ctx);
    await this.requester.tellDecision(ctx, requestId, { submissionNumber, decision, conditions: told }, {
      kind: 'decision', key: 'decision',
      variables: { submissionNumber, decisionLabel: DECISION_LABELS[decision], decisionDate: dayWords(await this.organizations.today(ctx)), zone: zoneWords(zone) },
    });
    for (const { id } of await this.assessments.decidedOf(ctx, vendorId, MOST_FOLLOWED)) await this.follow(ctx, id);
  }

  /** What the submission shows, and what the decision asks for; what it no longer shows is to be checked. */
  private async openFindings(ctx: Ctx, review: Review, conditions: DecisionProposal['conditions']): Promise<void> {
    const { exchanged: { request }, questionnaire, submission, questions, findings } = review;
    const owner = await this.organizations.answerableFor(ctx, (await this.vendors.existing(ctx, request.vendorId)).ownerMemberId ?? request.senderMemberId);
    const common = { vendorId: request.vendorId, requestId: request.id, submissionNumber: submission.number, ownerMemberId: owner.id, basis: 'policy' as const };
    const byReviewer = new Set(questions.filter(({ verdict }) => verdict?.findingId).map(({ question }) => question.id));
    for (const { questionKey, ...found } of findings) {
      if (byReviewer.has(questionKey)) continue; // her words and her day stand
      const reviewed = questions.find(({ question }) => question.id === questionKey);
      await this.findings.open(ctx, { ...common, ...found, detail: detailOf(reviewed), questionKey, subject: subjectOfQuestion(questionnaire.id, questionKey) });
    }
    for (const { text, severity, dueOn } of conditions) await this.findings.open(ctx, { ...common, severity, dueOn, title: text, detail: '', cause: 'condition' });
    const shown = new Set([...findings.map(({ questionKey }) => questionKey), ...byReviewer]);
    const sound = questions.filter(({ question }) => !shown.has(question.id)).map(({ question }) => subjectOfQuestion(questionnaire.id, question.id));
    await this.findings.gone(ctx, request.vendorId, sound, submission.number);
  }

  private async proposed(ctx: Ctx, requestId: string, version: number): Promise<{ assessment: Assessment; proposal: DecisionProposal; proposedBy: string }> {
    const assessment = await this.assessments.latestForUpdate(ctx, requestId);
    if (!assessment) throw new DomainError('not_found', 'Nothing was submitted yet');
    sameVersion(assessment.version, version);
    const { proposal, proposedBy } = assessment;
    if (!proposal || !proposedBy) throw new DomainError('rule_broken', 'No decision waits for a second person');
    if ((await this.requests.sentBy(ctx, requestId)).status === 'withdrawn') throw new DomainError('rule_broken', 'This request was withdrawn, so there is nothing to decide');
    return { assessment, proposal, proposedBy };
  }

  private async follow(ctx: Ctx, id: string): Promise<void> {
    const assessment = await this.assessments.find(ctx, id);
    if (!assessment) return;
    const { vendorId, requestId, validUntil } = assessment;
    const { legalName, ownerMemberId } = await this.vendors.existing(ctx, vendorId);
    const { request } = await this.requests.sentBy(ctx, requestId);
    const owner = await this.organizations.answerableFor(ctx, ownerMemberId ?? request.senderMemberId);
    const { name: organizationName, zone } = await this.organizations.profile(ctx);
    const superseded = (await this.assessments.superseded(ctx, [id])).has(id);
    await this.deadlines.follow(ctx, 'assessment', id, deadlinesOfAssessment({ validUntil, superseded }).map(({ kind, occurrence, basis, dueOn, reasons }) => ({
      vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId: owner.id, title: `${request.title}: the decision ends`, link: `/requests/${requestId}/review`,
      mail: { kind: 'policy-review-date', variables: { subjectTitle: legalName, reviewDate: dayWords(dueOn), zone: zoneWords(zone), policyName: 'A decision holds until its last day', minutes: '10', organizationName } },
    })), { others: 'met' });
  }
}

/** Of a vendor's decisions the latest can take the place of a few; older ones were replaced before. */
const MOST_FOLLOWED = 10;

/** What no decision can say, each with where it stands. */
const refuseContradictions = ({ decision, conditions, validUntil }: DecisionProposal, today: LocalDate): void => {
  const conditional = decision === 'approved_with_conditions';
  const errors = [
    ...(conditional && conditions.length === 0 ? [{ pointer: '/conditions', message: 'say at least one condition' }] : []),
    ...(!conditional && conditions.length > 0 ? [{ pointer: '/conditions', message: 'belong to an approval with conditions' }] : []),
    ...conditions.flatMap(({ dueOn }, at) => (dueOn < today ? [{ pointer: `/conditions/${at}/dueOn`, message: 'is before today' }] : [])),
    ...(validUntil <= today ? [{ pointer: '/validUntil', message: 'is not after today' }] : []),
    ...(validUntil > addMonths(today, LONGEST_VALID_MONTHS) ? [{ pointer: '/validUntil', message: 'is more than five years ahead' }] : []),
  ];
  if (errors.length > 0) throw new DomainError('invalid', 'Some fields are not right', errors);
};
