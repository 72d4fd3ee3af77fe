import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINDING_EVENT_LABELS, FINDING_FILTERS, type FindingEventKind, type FindingFilter } from '@holdfast/contracts/findings';
import { FINDING_CAUSES, FINDING_STATUSES } from '@holdfast/domain/findings/finding-status';
import { SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Page } from '../../platform/http/page.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { FindingEvent } from './finding-event.entity.js';
import type { FindingRow } from './findings.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_DAY = { type: String, format: 'date', nullable: true } as const;
const FILTERS = Object.keys(FINDING_FILTERS);
const EVENTS = Object.keys(FINDING_EVENT_LABELS);

export class FindingListQuery {
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter: FindingFilter = 'open';
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() vendorId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class FindingExportQuery {
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter: FindingFilter = 'open';
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() vendorId?: string;
}

export class CloseFindingBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'why nothing is left to do; nothing about patients' }) @IsString() @Length(1, 2000) @SaysSomething() because!: string;
}

export class EditFindingBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 500 }) @MayBeAbsent() @IsString() @Length(1, 500) @SaysSomething() title?: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what would be enough' }) @MayBeAbsent() @IsString() @MaxLength(2000) expected?: string;
  @ApiPropertyOptional({ enum: SEVERITIES, enumName: 'Severity' }) @MayBeAbsent() @IsIn(SEVERITIES) severity?: Severity;
  @ApiPropertyOptional({ type: String, format: 'date' }) @MayBeAbsent() @IsDay() dueOn?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @MayBeAbsent() @IsUUID() ownerMemberId?: string;
  @ApiPropertyOptional({ description: 'it may be a material breach' }) @MayBeAbsent() @IsBoolean() materialBreach?: boolean;
  @ApiPropertyOptional({ maxLength: 2000, description: 'how a material breach is to be cured; empty: there is no plan' }) @MayBeAbsent() @IsString() @MaxLength(2000) curePlan?: string;
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'why; stays in the history' }) @IsString() @Length(1, 2000) @SaysSomething() because!: string;
}

export class VendorFindingView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) engagementId!: string | null;
  @ApiProperty({ enum: SEVERITIES, enumName: 'Severity' }) severity!: FindingRow['severity'];
  @ApiProperty({ enum: ['law', 'contract', 'policy', 'proposed'], enumName: 'DeadlineBasis' }) basis!: FindingRow['basis'];
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'in the vendor’s own words' }) detail!: string;
  @ApiProperty({ description: 'what would be enough' }) expected!: string;
  @ApiProperty({ ...NULLABLE_DAY, description: 'since when, as the vendor said' }) sinceOn!: string | null;
  @ApiProperty({ enum: FINDING_CAUSES, enumName: 'FindingCause' }) cause!: FindingRow['cause'];
  @ApiProperty(NULLABLE_TEXT) statementId!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the request that showed it last' }) requestId!: string | null;
  @ApiProperty() submissionNumber!: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the question it was found at' }) questionKey!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'the rule of the chain that is not kept' }) rule!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'the latest submission that showed it' }) seenIn!: number | null;
  @ApiProperty() owner!: string;
  @ApiProperty({ format: 'uuid' }) ownerMemberId!: string;
  @ApiProperty({ format: 'date' }) dueOn!: string;
  @ApiProperty({ description: 'to be mended, and its day has passed' }) late!: boolean;
  @ApiProperty({ enum: FINDING_STATUSES, enumName: 'FindingStatus' }) status!: FindingRow['status'];
  @ApiProperty({ ...NULLABLE_DAY, description: 'last day of the exception in force' }) exceptedUntil!: string | null;
  @ApiProperty() materialBreach!: boolean;
  @ApiProperty() curePlan!: string;
  @ApiProperty() closedBecause!: string;
  @ApiProperty(NULLABLE_TEXT) closedBy!: string | null;
  @ApiProperty(NULLABLE_DAY) closedOn!: string | null;
  @ApiProperty({ format: 'date' }) openedOn!: string;
  @ApiProperty({ description: 'its ETag' }) version!: number;
}

export class FindingPageView {
  @ApiProperty({ type: [VendorFindingView] }) items!: VendorFindingView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<FindingRow>): FindingPageView {
    return { items, next };
  }
}

class FindingChangeView {
  @ApiProperty() field!: string;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
}

export class FindingEventView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: EVENTS, enumName: 'FindingEventKind' }) kind!: FindingEventKind;
  @ApiProperty({ description: 'the reason given, or the vendor’s words' }) said!: string;
  @ApiProperty({ type: [FindingChangeView] }) changes!: FindingChangeView[];
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;

  static of({ id, kind, said, changes, byName, at }: FindingEvent): FindingEventView {
    return { id, kind, said, changes, by: byName, at: at.toISOString() };
  }
}
