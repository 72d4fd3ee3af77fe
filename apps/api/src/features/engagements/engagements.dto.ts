import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { PHI_SCOPES, type PhiScope } from '@holdfast/contracts/vendors';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Engagement } from './engagement.entity.js';

const NULLABLE_DAY = { type: String, nullable: true, format: 'date' } as const;

export class AddEngagementBody {
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) service?: string;
  @ApiPropertyOptional(NULLABLE_DAY) @IsOptional() @IsDay() fromOn?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'the last day' }) @IsOptional() @IsDay() toOn?: string | null;
  @ApiPropertyOptional({ enum: PHI_SCOPES, enumName: 'PhiScope' }) @MayBeAbsent() @IsIn(PHI_SCOPES) phi?: PhiScope;
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) phiNote?: string;
}

export class EditEngagementBody extends PartialType(AddEngagementBody, { skipNullProperties: false }) {}

export class EngagementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'null: ourselves' }) customerVendorId!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'null: ourselves' }) supplierVendorId!: string | null;
  @ApiProperty() service!: string;
  @ApiProperty(NULLABLE_DAY) fromOn!: string | null;
  @ApiProperty(NULLABLE_DAY) toOn!: string | null;
  @ApiProperty({ enum: PHI_SCOPES, enumName: 'PhiScope' }) phi!: PhiScope;
  @ApiProperty() phiNote!: string;
  @ApiProperty({ enum: ['recorded', 'import'] }) source!: Engagement['source'];
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ tenantId: _t, ...engagement }: Engagement): EngagementView {
    return engagement;
  }
}
