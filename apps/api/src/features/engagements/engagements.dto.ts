import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { PHI_ACCESSES, PHI_VOLUMES, type PhiAccess, type PhiVolume } from '@holdfast/domain/tiers/inherent-tier';
import type { PhiType } from '@holdfast/domain/chain/phi-types';
import { AGENCIES, type Agency, ASSURANCES, type Assurance, CAPACITIES, type Capacity, PHI_TYPES } from '@holdfast/contracts/engagements';
import { PHI_SCOPES, type PhiScope } from '@holdfast/contracts/vendors';
import { ArrayUnique, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { EngagementApproval } from './engagement-approval.entity.js';
import type { Engagement, EngagementDetails, EngagementParties } from './engagement.entity.js';

const NULLABLE_DAY = { type: String, nullable: true, format: 'date' } as const;
const PARTY = { type: String, nullable: true, format: 'uuid', description: 'null: ourselves' } as const;
const NULLABLE_FLAG = { type: Boolean, nullable: true, description: 'null: nobody knows' } as const;

class DetailsBody {
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) service?: string;
  @ApiPropertyOptional(NULLABLE_DAY) @IsOptional() @IsDay() fromOn?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'the last day' }) @IsOptional() @IsDay() toOn?: string | null;
  @ApiPropertyOptional({ enum: PHI_SCOPES, enumName: 'PhiScope' }) @MayBeAbsent() @IsIn(PHI_SCOPES) phi?: PhiScope;
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) phiNote?: string;
  @ApiPropertyOptional({ enum: PHI_TYPES, enumName: 'PhiType', isArray: true }) @MayBeAbsent() @ArrayUnique() @IsIn(PHI_TYPES, { each: true, message: 'holds a kind of PHI that is not one of ours' }) phiTypes?: PhiType[];
  @ApiPropertyOptional(NULLABLE_FLAG) @IsOptional() @IsBoolean() ephi?: boolean | null;
  @ApiPropertyOptional({ enum: PHI_VOLUMES, enumName: 'PhiVolume', description: 'of how many people, at the most at one time' }) @MayBeAbsent() @IsIn(PHI_VOLUMES) volume?: PhiVolume;
  @ApiPropertyOptional({ enum: PHI_ACCESSES, enumName: 'PhiAccess' }) @MayBeAbsent() @IsIn(PHI_ACCESSES) access?: PhiAccess;
  @ApiPropertyOptional({ ...NULLABLE_FLAG, description: 'would care stop without it? null: nobody knows' }) @IsOptional() @IsBoolean() critical?: boolean | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'when PHI first flowed, if that is another day than the first' }) @IsOptional() @IsDay() flowFrom?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'when PHI last flowed' }) @IsOptional() @IsDay() flowUntil?: string | null;
  @ApiPropertyOptional({ enum: CAPACITIES, enumName: 'Capacity' }) @MayBeAbsent() @IsIn(CAPACITIES) capacity?: Capacity;
  @ApiPropertyOptional({ enum: AGENCIES, enumName: 'Agency' }) @MayBeAbsent() @IsIn(AGENCIES) agency?: Agency;
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) agencyReason?: string;
  @ApiPropertyOptional({ enum: ASSURANCES, enumName: 'Assurance', nullable: true }) @IsOptional() @IsIn(ASSURANCES) assurance?: Assurance | null;
  @ApiPropertyOptional({ maxLength: 500 }) @MayBeAbsent() @IsString() @MaxLength(500) assuranceSource?: string;
  @ApiPropertyOptional(NULLABLE_DAY) @IsOptional() @IsDay() assuranceOn?: string | null;
  @ApiPropertyOptional({ maxLength: 100 }) @MayBeAbsent() @IsString() @MaxLength(100) country?: string;
  @ApiPropertyOptional({ maxLength: 100 }) @MayBeAbsent() @IsString() @MaxLength(100) state?: string;
}

export class AddEngagementBody extends DetailsBody {
  @ApiPropertyOptional({ ...PARTY, description: 'whom the vendor serves; absent or null: ourselves' }) @IsOptional() @IsUUID() customerVendorId?: string | null;
}

export class AddBetweenBody extends DetailsBody {
  @ApiPropertyOptional(PARTY) @IsOptional() @IsUUID() customerVendorId?: string | null;
  @ApiPropertyOptional(PARTY) @IsOptional() @IsUUID() supplierVendorId?: string | null;

  static plain({ customerVendorId, supplierVendorId, ...details }: AddBetweenBody): EngagementParties & Partial<EngagementDetails> {
    return { ...details, customerVendorId: customerVendorId ?? null, supplierVendorId: supplierVendorId ?? null };
  }
}

export class EditEngagementBody extends PartialType(DetailsBody, { skipNullProperties: false }) {}

export class EngagementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty(PARTY) customerVendorId!: string | null;
  @ApiProperty(PARTY) supplierVendorId!: string | null;
  @ApiProperty() service!: string;
  @ApiProperty(NULLABLE_DAY) fromOn!: string | null;
  @ApiProperty(NULLABLE_DAY) toOn!: string | null;
  @ApiProperty({ enum: PHI_SCOPES, enumName: 'PhiScope' }) phi!: PhiScope;
  @ApiProperty() phiNote!: string;
  @ApiProperty({ enum: PHI_TYPES, enumName: 'PhiType', isArray: true }) phiTypes!: PhiType[];
  @ApiProperty(NULLABLE_FLAG) ephi!: boolean | null;
  @ApiProperty({ enum: PHI_VOLUMES, enumName: 'PhiVolume' }) volume!: PhiVolume;
  @ApiProperty({ enum: PHI_ACCESSES, enumName: 'PhiAccess' }) access!: PhiAccess;
  @ApiProperty({ ...NULLABLE_FLAG, description: 'would care stop without it?' }) critical!: boolean | null;
  @ApiProperty(NULLABLE_DAY) flowFrom!: string | null;
  @ApiProperty(NULLABLE_DAY) flowUntil!: string | null;
  @ApiProperty({ enum: CAPACITIES, enumName: 'Capacity' }) capacity!: Capacity;
  @ApiProperty({ enum: AGENCIES, enumName: 'Agency' }) agency!: Agency;
  @ApiProperty() agencyReason!: string;
  @ApiProperty({ enum: ASSURANCES, enumName: 'Assurance', nullable: true, description: 'what is known of an agreement that is not on file; null: nobody gave an assurance' }) assurance!: Assurance | null;
  @ApiProperty() assuranceSource!: string;
  @ApiProperty(NULLABLE_DAY) assuranceOn!: string | null;
  @ApiProperty() country!: string;
  @ApiProperty() state!: string;
  @ApiProperty({ enum: ['recorded', 'import', 'told'] }) source!: Engagement['source'];
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ tenantId: _t, ...engagement }: Engagement): EngagementView {
    return engagement;
  }
}

export class RecordApprovalBody {
  @ApiPropertyOptional({ ...PARTY, description: 'whose approval it is; absent or null: ours' }) @IsOptional() @IsUUID() approverVendorId?: string | null;
  @ApiProperty({ format: 'date' }) @IsDay() approvedOn!: string;
  @ApiPropertyOptional({ maxLength: 2000 }) @MayBeAbsent() @IsString() @MaxLength(2000) note: string = '';

  static plain({ approverVendorId, approvedOn, note }: RecordApprovalBody) {
    return { approverVendorId: approverVendorId ?? null, approvedOn, note };
  }
}

export class ApprovalView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty(PARTY) approverVendorId!: string | null;
  @ApiProperty({ format: 'date' }) approvedOn!: string;
  @ApiProperty() note!: string;
  @ApiProperty() recordedBy!: string;

  static of({ id, approverVendorId, approvedOn, note, byName }: EngagementApproval): ApprovalView {
    return { id, approverVendorId, approvedOn, note, recordedBy: byName };
  }
}
