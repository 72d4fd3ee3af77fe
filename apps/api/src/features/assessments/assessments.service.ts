import { Injectable, type OnModuleInit } from '@nestjs/common';
import { subjectOfQuestion } from '@holdfast/domain/findings/findings-of-submission';
import { addDays } from '@holdfast/domain/dates/local-date';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { remediationDaysOf } from '@holdfast/domain/questionnaires/questionnaire-score';
import { isPlain } from '@holdfast/domain/reviews/plain-answer';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { FindingsService } from '../findings/findings.service.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { detailOf, type Review, reviewOf, unchangedQuestions } from './review.facts.js';
import { SectionReviewersRepository } from './section-reviewers.repository.js';
import type { Verdict } from './verdict.entity.js';
import { VerdictsRepository } from './verdicts.repository.js';

export interface Judgement extends Pick<Verdict, 'verdict' | 'outgoingText' | 'internalNote'> {
  /** What a *finding* says; absent where it was opened before. */
  readonly finding?: { readonly title: string; readonly severity: Severity; readonly expected: string };
}

/** How a submission is read: verdict by verdict, back to the vendor where it must be, and in the end a decision. */
@Injectable()
export class AssessmentsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly assessments: AssessmentsRepository,
    private readonly verdicts: VerdictsRepository,
    private readonly sections: SectionReviewersRepository,
    private readonly requests: RequestsReader,
    private readonly requester: RequestsService,
    private readonly organizations: OrganizationsReader,
    private readonly vendors: VendorsReader,
    private readonly findings: FindingsService,
    private readonly reactions: ExchangeReactions,
    private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload }) => this.begin(ctx, requestId, Number(payload.submissionNumber)));
  }

  /** The review of the latest submission. */
  review(ctx: Ctx, requestId: string): Promise<Review> {
    return this.uow.run(ctx, async (ctx) => this.read(ctx, requestId, existing(await this.assessments.latest(ctx, requestId))));
  }

  /** What was judged so far. */
  verdictsOf(ctx: Ctx, assessmentId: string): Promise<Verdict[]> {
    return this.verdicts.of(ctx, assessmentId);
  }

  /** The review of this assessment, whatever came after it. */
  reviewOf(ctx: Ctx, assessmentId: string): Promise<Review> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = existing(await this.assessments.find(ctx, assessmentId));
      return this.read(ctx, assessment.requestId, assessment);
    });
  }

  /** Judges one answer; null takes the judgement back. */
  judge(ctx: Ctx, requestId: string, questionKey: string, version: number, judgement: Judgement | null): Promise<Verdict | null> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.openOne(ctx, requestId);
      await this.refuseUnasked(ctx, assessment, questionKey);
      if (judgement?.verdict === 'finding' && !judgement.finding) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/finding', message: 'say what was found' }]);
      if (judgement?.verdict === 'returned' && judgement.outgoingText.trim() === '') throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/outgoingText', message: 'say what the vendor should clarify' }]);
      const { verdict, outgoingText, internalNote, finding } = judgement ?? {};
      const findingId = finding ? await this.openFinding(ctx, assessment, questionKey, finding) : null;
      const written = verdict
        ? await this.verdicts.save(ctx, version, { assessmentId: assessment.id, questionKey, verdict, outgoingText: outgoingText ?? '', internalNote: internalNote ?? '', findingId, byMemberId: memberOf(ctx) })
        : await this.verdicts.remove(ctx, assessment.id, questionKey, version);
      if (!written) sameVersion(version + 1, version);
      await this.audit.record(ctx, 'verdict.given', { subjectType: 'assessment', subjectId: assessment.id, detail: { question: questionKey, verdict: judgement?.verdict ?? null } });
      return this.verdicts.find(ctx, assessment.id, questionKey);
    });
  }

  /** Accepts in one act whatever is plain. */
  acceptPlain(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.openOne(ctx, requestId);
      const { questions } = await this.read(ctx, requestId, assessment);
      const plain = questions.filter(isPlain).map(({ question }) => question.id);
      const accepted = await this.verdicts.acceptUnjudged(ctx, assessment.id, plain, memberOf(ctx));
      await this.audit.record(ctx, 'verdicts.accepted', { subjectType: 'assessment', subjectId: assessment.id, vendorId: assessment.vendorId, detail: { accepted } });
    });
  }

  /** Sends every answer that was judged so back to the vendor, in one mail. */
  returnChosen(ctx: Ctx, requestId: string, version: number, message: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const assessment = await this.openOne(ctx, requestId);
      sameVersion(assessment.version, version);
      if ((await this.requests.submission(ctx, requestId, assessment.submissionNumber)).sourceWords !== null) throw new DomainError('rule_broken', 'Nobody at the vendor answered this, so nothing can be sent back. Send it the questionnaire, or record again what it publishes');
      const chosen = (await this.verdicts.of(ctx, assessment.id)).filter(({ verdict }) => verdict === 'returned');
      if (chosen.length === 0) throw new DomainError('rule_broken', 'Choose at least one question to send back, and say what is asked about it');
      await this.requester.sendBack(ctx, requestId, { submissionNumber: assessment.submissionNumber, message, questions: chosen.map(({ questionKey, outgoingText }) => ({ id: questionKey, message: outgoingText })) });
      await this.assessments.update(ctx, assessment, { state: 'returned' });
    });
  }

  /** Opens what a reviewer found at an answer, before anything is decided. */
  private async openFinding(ctx: Ctx, assessment: Assessment, questionKey: string, { title, severity, expected }: NonNullable<Judgement['finding']>): Promise<string | null> {
    const { exchanged: { request }, questionnaire, submission, questions } = await this.read(ctx, assessment.requestId, assessment);
    const reviewed = questions.find(({ question }) => question.id === questionKey);
    const owner = await this.organizations.answerableFor(ctx, (await this.vendors.existing(ctx, request.vendorId)).ownerMemberId ?? request.senderMemberId);
    return this.findings.open(ctx, {
      vendorId: request.vendorId, severity, basis: 'policy', title, expected, cause: reviewed?.gap ? 'gap' : 'review', detail: detailOf(reviewed), ownerMemberId: owner.id,
      dueOn: addDays(await this.organizations.today(ctx), remediationDaysOf(questionnaire, severity)),
      subject: subjectOfQuestion(questionnaire.id, questionKey), questionKey, requestId: request.id, submissionNumber: submission.number,
    });
  }

  /** Opens the review of a submission, in the transaction of `ctx`. */
  async begin(ctx: Ctx, requestId: string, submissionNumber: number): Promise<void> {
    const { request } = await this.requests.sentBy(ctx, requestId);
    if (request.kind === 'remediation') return; // checked finding by finding
    const before = await this.assessments.latest(ctx, requestId);
    const assessment = await this.assessments.open(ctx, requestId, request.vendorId, submissionNumber);
    if (!before || before.id === assessment.id) return;
    const [now, then] = [await this.requests.submission(ctx, requestId, submissionNumber), await this.requests.submission(ctx, requestId, before.submissionNumber)];
    await this.verdicts.carryOver(ctx, before.id, assessment.id, unchangedQuestions(now, then));
    await this.sections.carryOver(ctx, before.id, assessment.id);
  }

  private async read(ctx: Ctx, requestId: string, assessment: Assessment): Promise<Review> {
    const submissions = await this.requests.submissions(ctx, requestId);
    const submission = submissions.find(({ number }) => number === assessment.submissionNumber);
    if (!submission) throw new Error(`Assessment ${assessment.id} reads a submission that is not there`);
    return reviewOf({
      assessment, submission,
      exchanged: await this.requests.sentBy(ctx, requestId),
      questionnaire: await this.requests.questionnaire(ctx, requestId),
      earlier: submissions.findLast(({ number }) => number < assessment.submissionNumber) ?? null,
      files: await this.requests.submissionFiles(ctx, requestId, assessment.submissionNumber),
      verdicts: await this.verdicts.of(ctx, assessment.id),
    });
  }

  /** The assessment that is still open and waits for no second person, held still until the end of the transaction. */
  async openOne(ctx: Ctx, requestId: string): Promise<Assessment> {
    const assessment = existing(await this.assessments.latestForUpdate(ctx, requestId));
    if (assessment.state !== 'open') throw new DomainError('rule_broken', assessment.state === 'decided' ? 'This assessment was decided' : 'This was sent back; it goes on when the vendor has submitted again');
    if (assessment.proposal) throw new DomainError('rule_broken', 'A decision was proposed and waits for a second person. Take it back before you go on');
    if ((await this.requests.sentBy(ctx, requestId)).status === 'withdrawn') throw new DomainError('rule_broken', 'This request was withdrawn, so there is nothing to decide');
    return assessment;
  }

  private async refuseUnasked(ctx: Ctx, { requestId, submissionNumber }: Assessment, questionKey: string): Promise<void> {
    const { content } = await this.requests.submission(ctx, requestId, submissionNumber);
    if (!content.asked.includes(questionKey)) throw new DomainError('not_found', 'This question was not asked');
  }
}

/** Who judges, or decides: a member, never a job. */
export const memberOf = ({ actor }: Ctx): string => {
  if (!actor.memberId) throw new DomainError('forbidden', 'Only a member may judge');
  return actor.memberId;
};

const existing = (assessment: Assessment | null): Assessment => {
  if (!assessment) throw new DomainError('not_found', 'Nothing was submitted yet');
  return assessment;
};
