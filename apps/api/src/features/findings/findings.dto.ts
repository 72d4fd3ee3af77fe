import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINDING_FILTERS, type FindingFilter } from '@holdfast/contracts/findings';
import { SEVERITIES } from '@holdfast/domain/questionnaires/questionnaire';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '../../platform/http/page.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { FindingRow } from './findings.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_DAY = { type: String, format: 'date', nullable: true } as const;
const FILTERS = Object.keys(FINDING_FILTERS);

export class FindingListQuery {
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter: FindingFilter = 'open';
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() vendorId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class CloseFindingBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'why nothing is left to do; nothing about patients' }) @IsString() @Length(1, 2000) @SaysSomething() because!: string;
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
  @ApiProperty({ ...NULLABLE_DAY, description: 'since when, as the vendor said' }) sinceOn!: string | null;
  @ApiProperty({ description: 'exceptions, not_stated or taken_back' }) cause!: string;
  @ApiProperty(NULLABLE_TEXT) statementId!: string | null;
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty() submissionNumber!: number;
  @ApiProperty() owner!: string;
  @ApiProperty({ format: 'date' }) dueOn!: string;
  @ApiProperty({ description: 'open, and its day has passed' }) late!: boolean;
  @ApiProperty({ enum: ['open', 'closed'] }) status!: FindingRow['status'];
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
