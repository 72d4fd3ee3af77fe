import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECISIONS, type Decision } from '@holdfast/contracts/requests';
import { reuseHint } from '@holdfast/domain/prefill/reuse-hint';
import { SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, Length, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { EvidenceDocument } from '../evidence/evidence.service.js';
import type { Assessment } from './assessment.entity.js';
import type { ReviewedQuestion } from './review.facts.js';
import type { ReviewDesk, ReviewStanding } from './review-desk.service.js';
import type { Verdict } from './verdict.entity.js';

const DAY = { type: String, format: 'date' } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const VERDICTS = ['accepted', 'returned', 'finding'] as const;
const STATES = ['open', 'returned', 'decided'] as const;

class JudgedFinding {
  @ApiProperty({ minLength: 1, maxLength: 500 }) @IsString() @Length(1, 500) @SaysSomething() title!: string;
  @ApiProperty({ enum: SEVERITIES, enumName: 'Severity' }) @IsIn(SEVERITIES) severity!: Severity;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what would be enough' }) @MayBeAbsent() @IsString() @MaxLength(2000) expected: string = '';
}

export class JudgeBody {
  @ApiProperty({ enum: VERDICTS, enumName: 'VerdictKind', nullable: true, description: 'null: take the verdict back' }) @ValidateIf((_, verdict) => verdict !== null) @IsIn(VERDICTS) verdict!: (typeof VERDICTS)[number] | null;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what the vendor reads when it is sent back' }) @MayBeAbsent() @IsString() @MaxLength(2000) outgoingText: string = '';
  @ApiPropertyOptional({ maxLength: 2000, description: 'never leaves the organization' }) @MayBeAbsent() @IsString() @MaxLength(2000) internalNote: string = '';
  @ApiPropertyOptional({ type: JudgedFinding, description: 'what a finding says; it opens at once' }) @MayBeAbsent() @ValidateNested() @Type(() => JudgedFinding) finding?: JudgedFinding;
}

export class ReturnBody {
  @ApiPropertyOptional({ maxLength: 2000, description: 'said before the questions; the vendor reads it' }) @MayBeAbsent() @IsString() @MaxLength(2000) message: string = '';
}

class ConditionBody {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'the vendor reads it' }) @IsString() @Length(1, 500) @SaysSomething() text!: string;
  @ApiProperty({ enum: SEVERITIES, enumName: 'Severity' }) @IsIn(SEVERITIES) severity!: Severity;
  @ApiProperty(DAY) @IsDay() dueOn!: string;
}

export class DecideBody {
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' }) @IsIn(DECISIONS) decision!: Decision;
  @ApiProperty({ minLength: 1, maxLength: 4000, description: 'stays in the record; the vendor does not read it' }) @IsString() @Length(1, 4000) @SaysSomething() reason!: string;
  @ApiPropertyOptional({ type: [ConditionBody], description: 'each becomes a finding with its day' }) @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => ConditionBody) conditions: ConditionBody[] = [];
  @ApiPropertyOptional({ ...DAY, description: 'last day on which the decision holds; absent: by your policy' }) @MayBeAbsent() @IsDay() validUntil?: string;
}

export class TakeBackBody {
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000) @SaysSomething() reason!: string;
}

export class AssignBody {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: nobody in particular' }) @ValidateIf((_, memberId) => memberId !== null) @IsUUID() memberId!: string | null;
}

export class ReadingBody {
  @ApiProperty({ maxLength: 100, description: 'the question before her' }) @IsString() @Length(1, 100) question!: string;
}

type NameOf = (memberId: string | null) => string | null;

export class VerdictView {
  @ApiProperty({ enum: VERDICTS, enumName: 'VerdictKind' }) verdict!: Verdict['verdict'];
  @ApiProperty() outgoingText!: string;
  @ApiProperty() internalNote!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'what it opened' }) findingId!: string | null;
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ verdict, outgoingText, internalNote, findingId, byMemberId, at, version }: Verdict, nameOf: NameOf): VerdictView {
    return { verdict, outgoingText, internalNote, findingId, by: nameOf(byMemberId) ?? '', at: at.toISOString(), version };
  }
}

export class GivenVerdictView {
  @ApiProperty({ type: VerdictView, nullable: true, description: 'null: taken back' }) verdict!: VerdictView | null;
}

class GapView {
  @ApiProperty({ enum: SEVERITIES, enumName: 'Severity' }) severity!: Severity;
  @ApiProperty() finding!: string;
  @ApiProperty(NULLABLE_TEXT) remediation!: string | null;
  @ApiProperty({ format: 'date', description: 'by your policy, counted from the submission' }) dueOn!: string;
}

class LastCycleView {
  @ApiProperty(NULLABLE_TEXT) answer!: string | null;
  @ApiProperty() comment!: string;
  @ApiProperty(DAY) on!: string;
  @ApiProperty() changed!: boolean;
  @ApiProperty({ description: 'a gap now and none then, or a graver one' }) worse!: boolean;
  @ApiProperty({ enum: SEVERITIES, enumName: 'Severity', nullable: true }) gap!: Severity | null;
}

class ReviewFileView {
  @ApiProperty() name!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'stated by the vendor' }) validTo!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'our copy; null while it is being copied' }) documentId!: string | null;
}

class ReviewQuestionView {
  @ApiProperty() id!: string;
  @ApiProperty() section!: string;
  @ApiProperty() text!: string;
  @ApiProperty(NULLABLE_TEXT) help!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why it is asked' }) why!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'what a good answer holds' }) expected!: string | null;
  @ApiProperty({ type: [String] }) cites!: readonly string[];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: not answered' }) answer!: string | null;
  @ApiProperty() comment!: string;
  @ApiProperty({ description: 'the answer differs from the submission before' }) changed!: boolean;
  @ApiProperty(NULLABLE_TEXT) before!: string | null;
  @ApiProperty({ type: LastCycleView, nullable: true, description: 'what it answered in the submission decided last' }) lastCycle!: LastCycleView | null;
  @ApiProperty({ type: GapView, nullable: true }) gap!: GapView | null;
  @ApiProperty({ description: 'a document is asked for and none was sent' }) lacksEvidence!: boolean;
  @ApiProperty({ description: 'nobody could say: neither a gap nor an answer' }) notKnown!: boolean;
  @ApiProperty({ type: [ReviewFileView] }) files!: ReviewFileView[];
  @ApiProperty({ type: VerdictView, nullable: true }) verdict!: VerdictView | null;

  static of({ question, words, comment, changed, before, gap, lacksEvidence, notKnown, files, verdict }: ReviewedQuestion, { cycle, nameOf }: Pick<ReviewDesk, 'cycle' | 'nameOf'>, copies: ReadonlyMap<string, string>): ReviewQuestionView {
    const last = cycle.get(question.id);
    return {
      id: question.id, section: question.section, text: question.text, help: question.help ?? null, why: question.why ?? null, expected: question.expected ?? null, cites: question.citations?.cfr ?? [],
      answer: words, comment, changed, before, lacksEvidence, notKnown,
      gap: gap && { severity: gap.severity, finding: gap.finding, remediation: gap.remediation, dueOn: gap.dueOn },
      files: files.map(({ name, bytes, sha256, kind, validTo }) => ({ name, bytes: Number(bytes), sha256, kind, validTo, documentId: copies.get(sha256) ?? null })),
      lastCycle: last ? { answer: last.words, comment: last.comment, on: last.on, changed: last.changed, worse: last.worse, gap: last.gap } : null,
      verdict: verdict && VerdictView.of(verdict, nameOf),
    };
  }
}

class SectionReviewerView {
  @ApiProperty({ format: 'uuid' }) memberId!: string;
  @ApiProperty() name!: string;
}

class ReviewSectionView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: Number, nullable: true, description: '0 to 1; null: nothing in it is scored' }) score!: number | null;
  @ApiProperty({ type: SectionReviewerView, nullable: true, description: 'who reads it' }) reviewer!: SectionReviewerView | null;
}

class DecisionProposalView {
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' }) decision!: Decision;
  @ApiProperty() reason!: string;
  @ApiProperty({ type: [ConditionBody] }) conditions!: ConditionBody[];
  @ApiProperty(DAY) validUntil!: string;
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'uuid' }) byMemberId!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;

  static of({ proposal, proposedBy, proposedAt }: Assessment, nameOf: NameOf): DecisionProposalView | null {
    if (!proposal || !proposedBy || !proposedAt) return null;
    const { decision, reason, conditions, validUntil } = proposal;
    return { decision, reason, conditions: [...conditions], validUntil, by: nameOf(proposedBy) ?? '', byMemberId: proposedBy, at: proposedAt.toISOString() };
  }
}

export class ReviewView {
  @ApiProperty({ format: 'uuid' }) assessmentId!: string;
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty({ enum: STATES, enumName: 'AssessmentState' }) state!: (typeof STATES)[number];
  @ApiProperty() submissionNumber!: number;
  @ApiProperty({ format: 'date-time' }) submittedAt!: string;
  @ApiProperty() submittedBy!: string;
  @ApiProperty() submittedByTitle!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'where staff found the answers published; null: the vendor gave them itself' }) sourceWords!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the day on which staff read it there' }) readOn!: string | null;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: Number, nullable: true, description: '0 to 1; null: nothing is scored' }) score!: number | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'risk band of the score' }) band!: string | null;
  @ApiProperty({ description: 'how the score came about' }) arithmetic!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'how much was taken over from earlier answers, as far as the vendor tells' }) prefilledHint!: string | null;
  @ApiProperty({ type: [ReviewSectionView] }) sections!: ReviewSectionView[];
  @ApiProperty({ type: [ReviewQuestionView] }) questions!: ReviewQuestionView[];
  @ApiProperty({ description: 'left out by branching' }) notAsked!: number;
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision', nullable: true }) decision!: Decision | null;
  @ApiProperty(NULLABLE_TEXT) reason!: string | null;
  @ApiProperty({ type: [String] }) conditions!: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt!: string | null;
  @ApiProperty(NULLABLE_TEXT) decidedBy!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the second person, where two decided' }) secondedBy!: string | null;
  @ApiProperty({ description: 'why one person was enough, where your policy asks for two' }) aloneBecause!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'last day on which the decision holds' }) validUntil!: string | null;
  @ApiProperty({ ...DAY, description: 'the same by your policy, if it is decided today' }) usualValidUntil!: string;
  @ApiProperty({ description: 'an approval waits for a second person' }) needsSecond!: boolean;
  @ApiProperty({ type: DecisionProposalView, nullable: true, description: 'waits for a second person' }) proposal!: DecisionProposalView | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the member who reads this' }) yourMemberId!: string | null;
  @ApiProperty({ description: 'what becomes a finding when it is decided' }) findingsToOpen!: number;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ review, reviewers, nameOf, cycle, usualValidUntil, needsSecond }: ReviewDesk, documents: readonly EvidenceDocument[], yourMemberId: string | null): ReviewView {
    const { exchanged, assessment, questionnaire, submission, result, arithmetic, questions, notAsked, findings } = review;
    const copies = new Map(documents.filter(({ fileId }) => fileId).map(({ sha256, id }) => [sha256, id]));
    const opened = new Set(questions.filter(({ verdict }) => verdict?.findingId).map(({ question }) => question.id));
    const reviewerOf = (section: string) => {
      const memberId = reviewers.get(section);
      return memberId ? { memberId, name: nameOf(memberId) ?? '' } : null;
    };
    return {
      assessmentId: assessment.id, requestId: assessment.requestId, vendorId: assessment.vendorId, vendorName: exchanged.request.vendorName, title: exchanged.request.title,
      status: exchanged.status, state: assessment.state, submissionNumber: submission.number, submittedAt: submission.at.toISOString(), submittedBy: submission.byName, submittedByTitle: submission.byTitle, sourceWords: submission.sourceWords, readOn: submission.readOn, sha256: submission.sha256,
      score: result.overall?.decimal ?? null, band: result.band, arithmetic, prefilledHint: reuseHint(Object.values(submission.content.reused ?? {}), Object.keys(submission.content.answers).length),
      sections: questionnaire.sections.map(({ id, title }) => ({ id, title, score: result.sections[id]?.decimal ?? null, reviewer: reviewerOf(id) })),
      questions: questions.map((question) => ReviewQuestionView.of(question, { cycle, nameOf }, copies)),
      notAsked: notAsked.length, findingsToOpen: findings.filter(({ questionKey }) => !opened.has(questionKey)).length,
      decision: assessment.decision, reason: assessment.reason, conditions: assessment.conditions, decidedAt: assessment.decidedAt?.toISOString() ?? null, version: assessment.version,
      decidedBy: nameOf(assessment.decidedBy), secondedBy: nameOf(assessment.secondedBy), aloneBecause: assessment.aloneBecause, validUntil: assessment.validUntil,
      yourMemberId, usualValidUntil, needsSecond, proposal: DecisionProposalView.of(assessment, nameOf),
    };
  }
}

class StandingVerdictView extends VerdictView {
  @ApiProperty() question!: string;
}

class ReviewReaderView {
  @ApiProperty({ format: 'uuid' }) memberId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() question!: string;
}

/** What changes while several people read. */
export class ReviewStandingView {
  @ApiProperty({ enum: STATES, enumName: 'AssessmentState' }) state!: (typeof STATES)[number];
  @ApiProperty({ description: 'the review’s ETag' }) version!: number;
  @ApiProperty({ type: [StandingVerdictView] }) verdicts!: StandingVerdictView[];
  @ApiProperty({ type: [ReviewReaderView], description: 'within the last minute' }) readers!: ReviewReaderView[];

  static of({ assessment, verdicts, readers, nameOf }: ReviewStanding): ReviewStandingView {
    return {
      state: assessment.state, version: assessment.version,
      verdicts: verdicts.map((verdict) => ({ question: verdict.questionKey, ...VerdictView.of(verdict, nameOf) })),
      readers: readers.map(({ memberId, questionKey }) => ({ memberId, name: nameOf(memberId) ?? '', question: questionKey })),
    };
  }
}
