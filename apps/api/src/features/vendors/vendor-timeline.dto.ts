import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '../../platform/http/page.js';
import type { TimelineEntry } from './vendor-timeline.service.js';

export class TimelineQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 100 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class TimelineEntryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'a code, as in vendor.edited' }) action!: string;
  @ApiProperty({ enum: ['ours', 'theirs', 'system'] }) side!: TimelineEntry['side'];
  @ApiProperty({ type: String, nullable: true, description: 'who it was; null: the record holds no name' }) by!: string | null;
  @ApiProperty() subjectType!: string;
  @ApiProperty() subjectId!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] }, description: 'codes, days and counts' }) detail!: TimelineEntry['detail'];
}

export class TimelinePageView {
  @ApiProperty({ type: [TimelineEntryView] }) items!: TimelineEntryView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;

  static of({ items, next }: Page<TimelineEntry>): TimelinePageView {
    return { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })), next };
  }
}
