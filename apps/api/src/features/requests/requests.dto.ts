import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECISIONS, type Decision, REQUEST_FILTERS, type RequestFilter } from '@holdfast/contracts/requests';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { openProposal, type Thread, threadsOf } from '@holdfast/domain/requests/asks';
import { REQUEST_KINDS, REQUEST_STATUSES, REQUEST_STEPS, type RequestKind, type RequestStatus, type RequestStepKind } from '@holdfast/domain/requests/request-steps';
import { Type } from 'class-transformer';
import { MOST_DOCUMENT_ASKS } from '@holdfast/domain/requests/document-asks';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Page } from '../../platform/http/page.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { DocumentAskBody } from './document-ask.facts.js';
import type { ExchangeEvent } from './exchange.facts.js';
import type { Exchanged } from './requests.reader.js';
import type { RequestRow } from './requests.views.js';

const FILTERS = Object.keys(REQUEST_FILTERS);
const STEPS = Object.keys(REQUEST_STEPS) as RequestStepKind[];
const DAY = { type: String, format: 'date' } as const;

class DocumentListBody {
  @ApiProperty({ type: [DocumentAskBody] }) @ArrayMaxSize(MOST_DOCUMENT_ASKS) @ValidateNested({ each: true }) @Type(() => DocumentAskBody) asks!: DocumentAskBody[];
  @ApiPropertyOptional({ description: 'they may be sent in place of answering the questions' }) @MayBeAbsent() @IsBoolean() instead: boolean = false;
}

const LONGEST_HOLD_S = 60;

/** What a request says, whoever it goes to. */
export class TestRequestBody {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'null: only documents' }) @IsOptional() @IsString() @MaxLength(200) questionnaireId: string | null = null;
  @ApiPropertyOptional({ type: DocumentListBody }) @MayBeAbsent() @ValidateNested() @Type(() => DocumentListBody) documents?: DocumentListBody;
  @ApiPropertyOptional({ maxLength: 200, description: 'absent: the questionnaire’s' }) @IsOptional() @IsString() @Length(1, 200) title?: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'shown at the top of the request: the event it is about; nothing about patients' }) @IsOptional() @IsString() @MaxLength(2000) about?: string;
  @ApiPropertyOptional({ maxLength: 200, description: 'one sentence for the mail; nothing about patients' }) @IsOptional() @IsString() @MaxLength(200) purpose?: string;
  @ApiProperty({ ...DAY, description: 'the last day for an answer, in the organization’s zone' }) @IsDay() dueOn!: string;
}

export class SendRequestBody extends TestRequestBody {
  @ApiProperty({ format: 'uuid', description: 'a contact of this vendor' }) @IsUUID() contactId!: string;
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: LONGEST_HOLD_S, description: 'so long the mail waits, so that the request can be withdrawn before anybody hears of it' }) @MayBeAbsent() @IsInt() @Min(0) @Max(LONGEST_HOLD_S) holdSeconds: number = 0;
}

export class MoveDueBody {
  @ApiProperty(DAY) @IsDay() dueOn!: string;
}

export class WithdrawBody {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'the vendor reads it' }) @IsString() @Length(1, 1000) @SaysSomething() reason!: string;
}

export class RefuseMoreTimeBody {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'the vendor reads it' }) @IsString() @Length(1, 1000) @SaysSomething() message!: string;
}

export class AnswerQuestionBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'the vendor reads it' }) @IsString() @Length(1, 2000) @SaysSomething() text!: string;
}

export class RequestListQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() vendorId?: string;
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter?: RequestFilter;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class RequestRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty({ enum: REQUEST_KINDS, enumName: 'RequestKind' }) kind!: RequestKind;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: no questionnaire is asked' }) questionnaireVersion!: string | null;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty({ description: 'waits for the vendor, and its due day has passed' }) late!: boolean;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ description: 'IANA zone of the due day' }) zone!: string;
  @ApiProperty({ description: 'reported without being asked: no day is due' }) begunByVendor!: boolean;
  @ApiProperty({ format: 'date-time' }) sentAt!: string;
  @ApiProperty() senderName!: string;
  @ApiProperty() contactName!: string;
  @ApiProperty() contactEmail!: string;
  @ApiProperty({ format: 'date-time', description: 'of the last step, by either side' }) lastAt!: string;
  @ApiProperty({ type: Number, nullable: true }) submissionNumber!: number | null;
  @ApiProperty({ description: 'nobody at the vendor was asked: staff recorded what it publishes' }) recordedByStaff!: boolean;
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision', nullable: true }) decision!: Decision | null;
  @ApiProperty({ description: 'of a statement: it was made with exceptions' }) withExceptions!: boolean;
  @ApiProperty({ description: 'the vendor asks for more time or about a question, and nobody has answered' }) asks!: boolean;

  static of({ cursor: _cursor, sentAt, lastAt, decision, ...row }: RequestRow): RequestRowView {
    return { ...row, sentAt: sentAt.toISOString(), lastAt: lastAt.toISOString(), decision: decision as Decision | null };
  }
}

export class RequestPageView {
  @ApiProperty({ type: [RequestRowView] }) items!: RequestRowView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;

  static of({ items, next }: Page<RequestRow>): RequestPageView {
    return { items: items.map(RequestRowView.of), next };
  }
}

export class RequestStepView {
  @ApiProperty() number!: number;
  @ApiProperty({ enum: STEPS, enumName: 'RequestStepKind' }) kind!: RequestStepKind;
  @ApiProperty({ enum: ['requester', 'vendor'] }) side!: 'requester' | 'vendor';
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;

  static of({ number, kind, side, byName, at }: ExchangeEvent): RequestStepView {
    return { number, kind, side, byName, at: at.toISOString() };
  }
}

class ProposedDayView {
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty() reason!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class ThreadMessageView {
  @ApiProperty({ enum: ['vendor', 'requester'] }) side!: 'vendor' | 'requester';
  @ApiProperty() text!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** What was asked and answered about one question: both sides read it. */
export class ThreadView {
  @ApiProperty() question!: string;
  @ApiProperty({ description: 'the question’s own words' }) questionText!: string;
  @ApiProperty({ description: 'the vendor said the last word' }) waits!: boolean;
  @ApiProperty({ type: [ThreadMessageView] }) messages!: ThreadMessageView[];

  static of({ question, waits, messages }: Thread, questions: readonly Question[]): ThreadView {
    return { question, waits, questionText: questions.find(({ id }) => id === question)?.text ?? question, messages: messages.map(({ ours, text, byName, at }) => ({ side: ours, text, byName, at: at.toISOString() })) };
  }
}

export class RequestView extends RequestRowView {
  @ApiProperty() purpose!: string;
  @ApiProperty({ description: 'what the vendor reads at the top' }) about!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) agreementId!: string | null;
  @ApiProperty({ type: [RequestStepView] }) steps!: RequestStepView[];
  @ApiProperty({ type: ProposedDayView, nullable: true, description: 'another day that the vendor proposes' }) proposal!: ProposedDayView | null;
  @ApiProperty({ type: [ThreadView] }) threads!: ThreadView[];
  @ApiProperty({ type: String, nullable: true, description: 'why the vendor declined' }) declinedBecause!: string | null;

  static from(row: RequestRow, { request: { purpose, about, agreementId }, events }: Exchanged, questions: readonly Question[]): RequestView {
    const proposal = openProposal(events);
    const declined = events.find(({ kind }) => kind === 'declined');
    return {
      ...RequestRowView.of(row), purpose, about, agreementId, steps: events.map(RequestStepView.of),
      proposal: proposal && { ...proposal, at: proposal.at.toISOString() }, threads: threadsOf(events).map((thread) => ThreadView.of(thread, questions)), declinedBecause: declined ? String(declined.payload.reason ?? '') : null,
    };
  }
}
