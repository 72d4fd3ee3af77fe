import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECISIONS, type Decision } from '@holdfast/contracts/requests';
import { reuseHint } from '@holdfast/domain/prefill/reuse-hint';
import { SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { EvidenceDocument } from '../evidence/evidence.service.js';
import type { Review, ReviewedQuestion } from './review.facts.js';
import type { Verdict } from './verdict.entity.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const VERDICTS = ['accepted', 'returned'] as const;
const STATES = ['open', 'returned', 'decided'] as const;

export class JudgeBody {
  @ApiProperty({ enum: VERDICTS, enumName: 'VerdictKind', nullable: true, description: 'null: take the verdict back' }) @ValidateIf((_, verdict) => verdict !== null) @IsIn(VERDICTS) verdict!: (typeof VERDICTS)[number] | null;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what the vendor reads when it is sent back' }) @MayBeAbsent() @IsString() @MaxLength(2000) outgoingText: string = '';
  @ApiPropertyOptional({ maxLength: 2000, description: 'never leaves the organization' }) @MayBeAbsent() @IsString() @MaxLength(2000) internalNote: string = '';
}

export class ReturnBody {
  @ApiPropertyOptional({ maxLength: 2000, description: 'said before the questions; the vendor reads it' }) @MayBeAbsent() @IsString() @MaxLength(2000) message: string = '';
}

export class DecideBody {
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' }) @IsIn(DECISIONS) decision!: Decision;
  @ApiProperty({ minLength: 1, maxLength: 4000, description: 'stays in the record; the vendor does not read it' }) @IsString() @Length(1, 4000) @SaysSomething() reason!: string;
  @ApiPropertyOptional({ type: [String], description: 'the vendor reads them' }) @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 1000, { each: true }) conditions: string[] = [];
}

export class VerdictView {
  @ApiProperty({ enum: VERDICTS, enumName: 'VerdictKind' }) verdict!: Verdict['verdict'];
  @ApiProperty() outgoingText!: string;
  @ApiProperty() internalNote!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ verdict, outgoingText, internalNote, version }: Verdict): VerdictView {
    return { verdict, outgoingText, internalNote, version };
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
  @ApiProperty({ type: [String] }) cites!: readonly string[];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: not answered' }) answer!: string | null;
  @ApiProperty() comment!: string;
  @ApiProperty({ description: 'the answer differs from the submission before' }) changed!: boolean;
  @ApiProperty(NULLABLE_TEXT) before!: string | null;
  @ApiProperty({ type: GapView, nullable: true }) gap!: GapView | null;
  @ApiProperty({ description: 'a document is asked for and none was sent' }) lacksEvidence!: boolean;
  @ApiProperty({ type: [ReviewFileView] }) files!: ReviewFileView[];
  @ApiProperty({ type: VerdictView, nullable: true }) verdict!: VerdictView | null;

  static of({ question, words, comment, changed, before, gap, lacksEvidence, files, verdict }: ReviewedQuestion, copies: ReadonlyMap<string, string>): ReviewQuestionView {
    return {
      id: question.id, section: question.section, text: question.text, help: question.help ?? null, cites: question.citations?.cfr ?? [],
      answer: words, comment, changed, before, lacksEvidence,
      gap: gap && { severity: gap.severity, finding: gap.finding, remediation: gap.remediation, dueOn: gap.dueOn },
      files: files.map(({ name, bytes, sha256, kind, validTo }) => ({ name, bytes: Number(bytes), sha256, kind, validTo, documentId: copies.get(sha256) ?? null })),
      verdict: verdict && VerdictView.of(verdict),
    };
  }
}

class ReviewSectionView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: Number, nullable: true, description: '0 to 1; null: nothing in it is scored' }) score!: number | null;
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
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ exchanged, assessment, questionnaire, submission, result, arithmetic, questions, notAsked }: Review, documents: readonly EvidenceDocument[]): ReviewView {
    const copies = new Map(documents.filter(({ fileId }) => fileId).map(({ sha256, id }) => [sha256, id]));
    return {
      assessmentId: assessment.id, requestId: assessment.requestId, vendorId: assessment.vendorId, vendorName: exchanged.request.vendorName, title: exchanged.request.title,
      status: exchanged.status, state: assessment.state, submissionNumber: submission.number, submittedAt: submission.at.toISOString(), submittedBy: submission.byName, submittedByTitle: submission.byTitle, sha256: submission.sha256,
      score: result.overall?.decimal ?? null, band: result.band, arithmetic, prefilledHint: reuseHint(Object.values(submission.content.reused ?? {}), Object.keys(submission.content.answers).length),
      sections: questionnaire.sections.map(({ id, title }) => ({ id, title, score: result.sections[id]?.decimal ?? null })),
      questions: questions.map((question) => ReviewQuestionView.of(question, copies)),
      notAsked: notAsked.length,
      decision: assessment.decision, reason: assessment.reason, conditions: assessment.conditions, decidedAt: assessment.decidedAt?.toISOString() ?? null, version: assessment.version,
    };
  }
}
