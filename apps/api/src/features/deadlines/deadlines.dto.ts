import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEADLINE_FILTERS, type DeadlineFilter } from '@holdfast/contracts/deadlines';
import { DEADLINE_KINDS, type DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import type { Page } from '../../platform/http/page.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { type MatterRow, MOST_IN_A_CALENDAR } from './deadlines.views.js';

const FILTERS = Object.keys(DEADLINE_FILTERS);
const BASES = ['law', 'contract', 'policy', 'proposed'];
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class DeadlineListQuery {
  @ApiProperty({ enum: FILTERS }) @IsIn(FILTERS) filter!: DeadlineFilter;
  @ApiPropertyOptional({ enum: DEADLINE_KINDS, enumName: 'DeadlineKind' }) @IsOptional() @IsIn(DEADLINE_KINDS) kind?: DeadlineKind;
  @ApiPropertyOptional({ enum: BASES, enumName: 'DeadlineBasis' }) @IsOptional() @IsIn(BASES) basis?: MatterRow['basis'];
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() ownerMemberId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() vendorId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class CalendarQuery {
  @ApiProperty({ type: String, format: 'date' }) @IsDay() from!: string;
  @ApiProperty({ type: String, format: 'date', description: 'at most a year after `from`' }) @IsDay() to!: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() ownerMemberId?: string;
}

export class SnoozeBody {
  @ApiProperty({ type: String, format: 'date', description: 'hidden on Today until this day' }) @IsDay() until!: string;
  @ApiProperty({ minLength: 1, maxLength: 500 }) @IsString() @Length(1, 500) @SaysSomething() reason!: string;
}

export class DoneBody {
  @ApiProperty({ type: String, format: 'date' }) @IsDay() on!: string;
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'how anybody could check it' }) @IsString() @Length(1, 2000) @SaysSomething() note!: string;
}

export class MatterView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() matterType!: string;
  @ApiProperty({ enum: DEADLINE_KINDS, enumName: 'DeadlineKind', description: 'of its nearest deadline' }) kind!: DeadlineKind;
  @ApiProperty({ format: 'uuid' }) matterId!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) vendorId!: string | null;
  @ApiProperty(NULLABLE_TEXT) vendorName!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'where it is dealt with: a path after the organization' }) link!: string;
  @ApiProperty() owner!: string;
  @ApiProperty({ format: 'uuid' }) ownerMemberId!: string;
  @ApiProperty({ enum: BASES, enumName: 'DeadlineBasis' }) basis!: MatterRow['basis'];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'section or clause' }) cite!: string | null;
  @ApiProperty({ format: 'date', description: 'through its last second, in the organization’s zone' }) dueOn!: string;
  @ApiProperty({ description: 'negative: so many days ago' }) daysLeft!: number;
  @ApiProperty({ type: [String], description: 'how the day was computed' }) reasons!: readonly string[];
  @ApiProperty({ enum: ['open', 'met', 'void'], enumName: 'DeadlineState' }) state!: MatterRow['state'];
  @ApiProperty({ description: 'somebody has taken it up' }) acknowledged!: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date' }) snoozedUntil!: string | null;
  @ApiProperty(NULLABLE_TEXT) snoozeReason!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date' }) doneOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) doneNote!: string | null;
  @ApiProperty(NULLABLE_TEXT) doneByName!: string | null;
  @ApiProperty({ description: 'raised whenever a calendar that holds it has to change' }) sequence!: number;
}

export class MatterPageView {
  @ApiProperty({ type: [MatterView] }) items!: MatterView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<MatterRow>): MatterPageView {
    return { items, next };
  }
}

export class CalendarView {
  @ApiProperty({ type: [MatterView] }) items!: MatterView[];
  @ApiProperty({ description: 'there are more than are shown' }) cut!: boolean;

  static of(rows: readonly MatterRow[]): CalendarView {
    return { items: rows.slice(0, MOST_IN_A_CALENDAR), cut: rows.length > MOST_IN_A_CALENDAR };
  }
}
