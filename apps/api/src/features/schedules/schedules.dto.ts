import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { SCHEDULE_KINDS, SCHEDULE_SCOPES, type ScheduleKind, type ScheduleScope } from '@holdfast/domain/schedules/schedule';
import { ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { ScheduleChange } from './schedules.service.js';
import type { OccurrenceRow, ScheduleRow } from './schedules.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DAY = { type: String, format: 'date' } as const;
const TIER_LIST = { enum: TIERS, enumName: 'Tier', isArray: true, nullable: true } as const;
const OUTCOMES = ['sent', 'waiting_contact', 'not_sent', 'to_review', 'reviewed', 'switched_off'] as const;

export class CreateScheduleBody {
  @ApiProperty({ enum: SCHEDULE_KINDS, enumName: 'ScheduleKind' }) @IsIn(SCHEDULE_KINDS) kind!: ScheduleKind;
  @ApiProperty({ maxLength: 100, description: 'the statement’s or the questionnaire’s id; of a review nothing' }) @IsString() @MaxLength(100) subjectId!: string;
  @ApiProperty({ enum: SCHEDULE_SCOPES, enumName: 'ScheduleScope' }) @IsIn(SCHEDULE_SCOPES) scope!: ScheduleScope;
  @ApiPropertyOptional({ ...TIER_LIST, description: 'of these only; null or none: of every tier' }) @IsOptional() @IsIn(TIERS, { each: true }) @ArrayUnique() tiers: Tier[] | null = null;
  @ApiProperty({ minimum: 1, maximum: 60 }) @IsInt({ message: 'say a whole number of months' }) @Min(1) @Max(60) cadenceMonths!: number;
  @ApiProperty({ minimum: 1, maximum: 365, description: 'days to answer, or to look' }) @IsInt({ message: 'say a whole number of days' }) @Min(1) @Max(365) dueDays!: number;
  @ApiProperty({ maxLength: 2000, description: 'what the vendor reads at the top; nothing about patients' }) @IsString() @MaxLength(2000) message!: string;
  @ApiProperty({ description: 'switched on' }) @IsBoolean() active!: boolean;
  @ApiPropertyOptional({ ...DAY, nullable: true, description: 'the first day on which it may come up' }) @IsOptional() @IsDay() startsOn: string | null = null;
}

export class EditScheduleBody extends PartialType(OmitType(CreateScheduleBody, ['kind', 'subjectId', 'startsOn', 'tiers'] as const), { skipNullProperties: false }) {
  @ApiPropertyOptional({ ...DAY, nullable: true }) @IsOptional() @IsDay() startsOn?: string | null;
  @ApiPropertyOptional({ ...TIER_LIST, description: 'null or none: every tier' }) @IsOptional() @IsIn(TIERS, { each: true }) @ArrayUnique() tiers?: Tier[] | null;
}

export class ReviewedBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'what was seen; nothing about patients' }) @IsString() @Length(1, 2000) @SaysSomething() said!: string;
}

export class ScheduleView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'of one that is shipped' }) key!: string | null;
  @ApiProperty({ enum: SCHEDULE_KINDS, enumName: 'ScheduleKind' }) kind!: ScheduleKind;
  @ApiProperty() subjectId!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: SCHEDULE_SCOPES, enumName: 'ScheduleScope' }) scope!: ScheduleScope;
  @ApiProperty({ ...TIER_LIST, description: 'of these only; null: of every tier, or none' }) tiers!: Tier[] | null;
  @ApiProperty() cadenceMonths!: number;
  @ApiProperty() dueDays!: number;
  @ApiProperty() message!: string;
  @ApiProperty({ enum: ['law', 'contract', 'policy', 'proposed'], enumName: 'DeadlineBasis' }) basis!: ScheduleRow['basis'];
  @ApiProperty({ description: 'where it is written' }) cite!: string;
  @ApiProperty() note!: string;
  @ApiProperty() active!: boolean;
  @ApiProperty({ ...DAY, nullable: true }) startsOn!: string | null;
  @ApiProperty({ description: 'whom it takes in today' }) vendors!: number;
  @ApiProperty({ ...DAY, nullable: true, description: 'null: off' }) nextOn!: string | null;
  @ApiProperty({ description: 'reviews to do, and vendors without anybody to write to' }) open!: number;
  @ApiProperty({ description: 'its ETag' }) version!: number;
}

class OccurrenceView implements OccurrenceRow {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty(DAY) occursOn!: string;
  @ApiProperty({ enum: OUTCOMES, enumName: 'OccurrenceOutcome' }) outcome!: OccurrenceRow['outcome'];
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) requestId!: string | null;
  @ApiProperty({ description: 'why nothing was sent, or what was seen' }) said!: string;
  @ApiProperty({ description: 'who looked' }) byName!: string;
}

class ScheduleChangeView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: the record holds no name' }) by!: string | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class ScheduleWithOccurrencesView extends ScheduleView {
  @ApiProperty({ type: [OccurrenceView], description: 'the latest, what is to be done on top' }) occurrences!: OccurrenceRow[];
  @ApiProperty({ type: ScheduleChangeView, nullable: true, description: 'of its settings; null: untouched since it was shipped' }) lastChange!: ScheduleChangeView | null;

  static read(schedule: ScheduleRow, occurrences: OccurrenceRow[], lastChange: ScheduleChange | null): ScheduleWithOccurrencesView {
    return { ...schedule, occurrences, lastChange: lastChange && { by: lastChange.by, at: lastChange.at.toISOString() } };
  }
}
