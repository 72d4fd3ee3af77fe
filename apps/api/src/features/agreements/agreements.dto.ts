import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AGREEMENT_KINDS, type AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import type { Readings } from '@holdfast/domain/agreements/agreement-readings';
import { AGREEMENT_STATES, type AgreementState } from '@holdfast/domain/agreements/agreement-standing';
import { AGREEMENT_STATUSES, type AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import type { InitialTerm, NoticePeriod, RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { TERMINATION_CAUSES, type TerminationCause } from '@holdfast/domain/agreements/termination-causes';
import { type ReadingsChange, VERSION_REASONS, type VersionReason } from '@holdfast/domain/agreements/terms-on';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { Breach, Termination } from './agreement-endings.service.js';
import type { AgreementTerms } from './agreement-terms.entity.js';
import type { TermsChange } from './agreement-terms.service.js';
import type { AgreementDetails, RecordedAgreement } from './agreements.service.js';
import type { Dated, ReadingTime } from './agreements.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DAY = { type: String, format: 'date' } as const;
const NULLABLE_DAY = { ...DAY, nullable: true } as const;
const READINGS = { type: 'object', additionalProperties: true, description: 'by term: { state: stated, value, where } or { state: silent }; a term that is absent was not read' } as const;
const LONGEST = 1200;

class InitialTermBody {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: LONGEST }) @IsOptional() @IsInt() @Max(LONGEST) months?: number;
  @ApiPropertyOptional({ ...DAY, description: 'the last day in force' }) @IsOptional() @IsDay() endDate?: string;
  @ApiPropertyOptional({ type: Boolean }) @IsOptional() @IsIn([true]) evergreen?: true;
}

class NoticeBody {
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsInt() @Max(LONGEST) months?: number;
  @ApiPropertyOptional({ type: Number }) @IsOptional() @IsInt() @Max(36_500) days?: number;
}

class TermsBody {
  @ApiProperty(DAY) @IsDay() effectiveDate!: string;
  @ApiProperty({ type: InitialTermBody, description: 'one of the three' }) @ValidateNested() @Type(() => InitialTermBody) initialTerm: InitialTermBody = new InitialTermBody();
  @ApiProperty() @IsBoolean() autoRenew!: boolean;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt() @Max(LONGEST) renewalTermMonths?: number | null;
  @ApiPropertyOptional({ type: NoticeBody, nullable: true, description: 'months or days' }) @IsOptional() @ValidateNested() @Type(() => NoticeBody) notice?: NoticeBody | null;

  /** The plain terms the rule reads: what is absent is absent, not undefined. */
  static plain({ effectiveDate, initialTerm, autoRenew, renewalTermMonths, notice }: TermsBody): RenewalTerms {
    return {
      effectiveDate,
      initialTerm: stated(initialTerm) as unknown as InitialTerm,
      autoRenew,
      renewalTermMonths: renewalTermMonths ?? null,
      notice: notice ? (stated(notice) as unknown as NoticePeriod) : null,
    };
  }
}

const stated = (body: object): object => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null));

/** Only what changes: what is absent stays as it was, null clears. */
class TermsChangeBody {
  @ApiPropertyOptional(DAY) @MayBeAbsent() @IsDay() effectiveDate?: string;
  @ApiPropertyOptional({ type: InitialTermBody, description: 'one of the three' }) @MayBeAbsent() @ValidateNested() @Type(() => InitialTermBody) initialTerm?: InitialTermBody;
  @ApiPropertyOptional({ type: Boolean }) @MayBeAbsent() @IsBoolean() autoRenew?: boolean;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt() @Max(LONGEST) renewalTermMonths?: number | null;
  @ApiPropertyOptional({ type: NoticeBody, nullable: true, description: 'months or days' }) @IsOptional() @ValidateNested() @Type(() => NoticeBody) notice?: NoticeBody | null;

  static plain({ initialTerm, notice, ...rest }: TermsChangeBody): Partial<RenewalTerms> {
    const life = { ...rest, ...(initialTerm && { initialTerm: stated(initialTerm) }), ...(notice !== undefined && { notice: notice && stated(notice) }) };
    return Object.fromEntries(Object.entries(life).filter(([, value]) => value !== undefined));
  }
}

class CoverBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() engagementId!: string;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'absent: from the agreement’s first day' }) @IsOptional() @IsDay() from?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'absent: through its last day' }) @IsOptional() @IsDay() to?: string | null;
}

const coveredOf = (engagementIds: readonly string[], spans: readonly CoverBody[]) => {
  const byId = new Map(spans.map((span) => [span.engagementId, span]));
  return [...new Set([...engagementIds, ...byId.keys()])].map((id) => ({ id, from: byId.get(id)?.from ?? null, to: byId.get(id)?.to ?? null }));
};

export class CoverChangeBody {
  @ApiProperty({ type: [CoverBody] }) @ArrayUnique(({ engagementId }: CoverBody) => engagementId) @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => CoverBody) covers!: CoverBody[];

  static plain = ({ covers }: CoverChangeBody) => coveredOf([], covers);
}

export class RecordAgreementBody {
  @ApiPropertyOptional({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind', description: 'absent: a business associate agreement' }) @MayBeAbsent() @IsIn(AGREEMENT_KINDS) kind: AgreementKind = 'baa';
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200, { message: 'say its title or number, in up to 200 characters' }) @SaysSomething() title!: string;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid', description: 'absent: the member who records it' }) @IsOptional() @IsUUID() ownerMemberId?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid', description: 'the agreement it ends with' }) @IsOptional() @IsUUID() parentId?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid', description: 'the agreement it replaces' }) @IsOptional() @IsUUID() supersedesId?: string | null;
  @ApiProperty({ type: TermsBody }) @ValidateNested() @Type(() => TermsBody) terms: TermsBody = new TermsBody();
  @ApiPropertyOptional(READINGS) @MayBeAbsent() @IsObject() readings: Record<string, unknown> = {};
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'the day of the last signature; absent: signed before it took effect' }) @IsOptional() @IsDay() executedOn?: string | null;
  @ApiPropertyOptional({ type: [String], format: 'uuid' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) engagementIds: string[] = [];
  @ApiPropertyOptional({ type: [CoverBody], description: 'engagements that it covers for some of its days only' }) @MayBeAbsent() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => CoverBody) spans: CoverBody[] = [];

  static plain({ kind, title, ownerMemberId, parentId, supersedesId, terms, readings, executedOn, engagementIds, spans }: RecordAgreementBody): RecordedAgreement {
    return {
      kind, title, ownerMemberId: ownerMemberId ?? null, parentId: parentId ?? null, supersedesId: supersedesId ?? null, terms: TermsBody.plain(terms), readings: readings as Readings,
      executedOn: executedOn ?? null, engagementIds: coveredOf(engagementIds, spans),
    };
  }
}

export class EditAgreementBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 }) @MayBeAbsent() @IsString() @Length(1, 200, { message: 'say its title or number, in up to 200 characters' }) @SaysSomething() title?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @MayBeAbsent() @IsUUID() ownerMemberId?: string;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid', description: 'the agreement it ends with' }) @IsOptional() @IsUUID() parentId?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'the day of the last signature; null: signed before it took effect' }) @IsOptional() @IsDay() executedOn?: string | null;

  static plain = (body: EditAgreementBody): AgreementDetails => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

const REASONS = ['amendment', 'correction', 'reading'] as const;

export class ChangeTermsBody {
  @ApiProperty({ enum: REASONS }) @IsIn(REASONS) reason!: (typeof REASONS)[number];
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'the first day it holds; a correction without one keeps that of the version it corrects' }) @IsOptional() @IsDay() effectiveFrom?: string | null;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'the version that a correction or a reading is about' }) @IsOptional() @IsInt() @Min(1) @Max(100_000) corrects?: number | null;
  @ApiPropertyOptional({ type: TermsChangeBody, description: 'only what changes' }) @MayBeAbsent() @ValidateNested() @Type(() => TermsChangeBody) terms: TermsChangeBody = new TermsChangeBody();
  @ApiPropertyOptional(READINGS) @MayBeAbsent() @IsObject() readings: Record<string, unknown> = {};
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) note: string = '';

  static plain({ reason, effectiveFrom, corrects, terms, readings, note }: ChangeTermsBody): TermsChange {
    return { reason, effectiveFrom: effectiveFrom ?? null, corrects: corrects ?? null, life: TermsChangeBody.plain(terms), readings: readings as ReadingsChange, note };
  }
}

export class TerminateAgreementBody {
  @ApiProperty({ enum: TERMINATION_CAUSES, enumName: 'TerminationCause' }) @IsIn(TERMINATION_CAUSES) cause!: TerminationCause;
  @ApiProperty({ ...DAY, description: 'the last day in force' }) @IsDay() on!: string;
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000, { message: 'say why it ends, in up to 2,000 characters' }) @SaysSomething() reason!: string;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'for a breach: the day on which it became known' }) @IsOptional() @IsDay() patternKnownOn?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 2000, description: 'for a breach: what was done to cure it' }) @IsOptional() @IsString() @MaxLength(2000) cureSteps?: string | null;

  static plain = ({ cause, on, reason, patternKnownOn, cureSteps }: TerminateAgreementBody): Termination => ({ cause, on, reason, patternKnownOn: patternKnownOn ?? null, cureSteps: cureSteps ?? null });
}

export class CurePeriodBody implements Breach {
  @ApiProperty({ ...DAY, description: 'the day on which the breach became known' }) @IsDay() patternKnownOn!: string;
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000, { message: 'say what is done to cure it, in up to 2,000 characters' }) @SaysSomething() cureSteps!: string;
  @ApiProperty({ ...DAY, description: 'the last day to cure it' }) @IsDay() cureUntil!: string;
}

/** As of which day, and as known when. */
export class ReadingTimeQuery implements ReadingTime {
  @ApiPropertyOptional({ ...DAY, description: 'absent: today' }) @IsOptional() @IsDay() asOf?: string;
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'absent: as known now' }) @IsOptional() @IsISO8601({ strict: true }, { message: 'say an instant, as in 2026-11-24T12:00:00Z' }) knownAt?: string;
}

class ReminderStepView {
  @ApiProperty({ description: 'days before the due day' }) step!: number;
  @ApiProperty({ format: 'date' }) due!: string;
  @ApiProperty({ description: 'day and hour in the organization’s zone' }) plannedLocal!: string;
  @ApiProperty({ format: 'date-time' }) plannedUtc!: string;
}

export class CoverView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ ...NULLABLE_DAY, description: 'null: from the agreement’s first day' }) from!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'null: through its last day' }) to!: string | null;
}

/** One version of the terms: only what it changes. */
export class TermsVersionView {
  @ApiProperty({ description: 'from 1, in the order of recording' }) number!: number;
  @ApiProperty({ enum: VERSION_REASONS, enumName: 'VersionReason' }) reason!: VersionReason;
  @ApiProperty({ ...DAY, description: 'the first day it holds' }) effectiveFrom!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'the version that a correction or a reading is about' }) corrects!: number | null;
  @ApiProperty({ type: TermsChangeBody }) life!: Partial<RenewalTerms>;
  @ApiProperty(READINGS) readings!: ReadingsChange;
  @ApiProperty() note!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty() recordedBy!: string;

  static of({ number, reason, effectiveFrom, corrects, life, readings, note, recordedAt, recordedByName }: AgreementTerms): TermsVersionView {
    return { number, reason, effectiveFrom, corrects, life, readings, note, recordedAt: recordedAt.toISOString(), recordedBy: recordedByName };
  }
}

@ApiExtraModels(InitialTermBody, NoticeBody)
export class AgreementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' }) kind!: AgreementKind;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: AGREEMENT_STATUSES, enumName: 'AgreementStatus' }) status!: AgreementStatus;
  @ApiProperty({ format: 'uuid' }) ownerMemberId!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the agreement it ends with' }) parentId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the agreement it replaces' }) supersedesId!: string | null;
  @ApiProperty({ type: TermsBody, nullable: true, description: 'as they hold on that day; null: not recorded' }) terms!: RenewalTerms | null;
  @ApiProperty(READINGS) readings!: Readings;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description: 'by term: the number of the version that says it on that day' }) saidIn!: Record<string, number>;
  @ApiProperty({ type: [TermsVersionView], description: 'every version, in the order of recording' }) versions!: readonly TermsVersionView[];
  @ApiProperty({ type: [String] }) engagementIds!: readonly string[];
  @ApiProperty({ type: [CoverView] }) covers!: readonly CoverView[];
  @ApiProperty({ ...DAY, description: 'the day the rest is true of, in the organization’s zone' }) asOf!: string;
  @ApiProperty({ enum: AGREEMENT_STATES, enumName: 'AgreementState', description: 'derived, never stored' }) inForce!: AgreementState;
  @ApiProperty({ ...NULLABLE_DAY, description: 'the day of the last signature; null: recorded as signed before it took effect' }) executedOn!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'null until it is executed' }) inForceFrom!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'the last day in force; null: it renews itself, or has no end' }) inForceUntil!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'last day of the current term; null: no end' }) lastDay!: string | null;
  @ApiProperty(NULLABLE_DAY) renewsOn!: string | null;
  @ApiProperty(NULLABLE_DAY) giveNoticeBy!: string | null;
  @ApiProperty({ type: [ReminderStepView], description: 'the reminders that will still leave, if nothing changes' }) reminders!: readonly ReminderStepView[];
  @ApiProperty({ enum: TERMINATION_CAUSES, enumName: 'TerminationCause', nullable: true }) terminationCause!: TerminationCause | null;
  @ApiProperty(NULLABLE_TEXT) terminationReason!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'the day on which a breach became known' }) patternKnownOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) cureSteps!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'the last day to cure it' }) cureUntil!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'the day somebody last looked at it' }) reviewedOn!: string | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ agreement, terms, held, standing, covers, asOf, reminders }: Dated): AgreementView {
    const { id, vendorId, kind, title, status, ownerMemberId, parentId, supersedesId, executedOn, inForceFrom, inForceUntil, terminationCause, terminationReason, patternKnownOn, cureSteps, cureUntil, reviewedOn, version } = agreement;
    const { state, lastDay, renewsOn, giveNoticeBy } = standing;
    return {
      id, vendorId, kind, title, status, ownerMemberId, parentId, supersedesId, covers, asOf, executedOn, inForceFrom, inForceUntil, lastDay, renewsOn, giveNoticeBy, reminders,
      terminationCause, terminationReason, patternKnownOn, cureSteps, cureUntil, reviewedOn, version,
      terms: held?.life ?? null, readings: held?.readings ?? {}, inForce: state, saidIn: { ...held?.versionOf.life, ...held?.versionOf.readings }, versions: terms.map(TermsVersionView.of), engagementIds: covers.map(({ engagementId }) => engagementId),
    };
  }
}
