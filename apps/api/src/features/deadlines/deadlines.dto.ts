import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEADLINE_FILTERS, type DeadlineFilter } from '@holdfast/contracts/deadlines';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '../../platform/http/page.js';
import type { MatterRow } from './deadlines.views.js';

const FILTERS = Object.keys(DEADLINE_FILTERS);
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class DeadlineListQuery {
  @ApiProperty({ enum: FILTERS }) @IsIn(FILTERS) filter!: DeadlineFilter;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class MatterView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() matterType!: string;
  @ApiProperty({ description: 'of its nearest deadline' }) kind!: string;
  @ApiProperty({ format: 'uuid' }) matterId!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) vendorId!: string | null;
  @ApiProperty(NULLABLE_TEXT) vendorName!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'where it is dealt with: a path after the organization' }) link!: string;
  @ApiProperty() owner!: string;
  @ApiProperty({ enum: ['law', 'contract', 'policy', 'proposed'], enumName: 'DeadlineBasis' }) basis!: MatterRow['basis'];
  @ApiProperty({ format: 'date', description: 'through its last second, in the organization’s zone' }) dueOn!: string;
  @ApiProperty({ description: 'negative: so many days ago' }) daysLeft!: number;
  @ApiProperty({ type: [String], description: 'how the day was computed' }) reasons!: readonly string[];
}

export class MatterPageView {
  @ApiProperty({ type: [MatterView] }) items!: MatterView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<MatterRow>): MatterPageView {
    return { items, next };
  }
}
