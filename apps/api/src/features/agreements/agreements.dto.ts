import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AGREEMENT_STATUSES, type AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { renewal, type InitialTerm, type NoticePeriod, type RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { renewalTermsOf } from './agreement-terms.entity.js';
import type { Dated } from './agreements.service.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DAY = { type: String, format: 'date' } as const;
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

export class RecordAgreementBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200, { message: 'say its title or number, in up to 200 characters' }) title!: string;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid', description: 'absent: the member who records it' }) @IsOptional() @IsUUID() ownerMemberId?: string | null;
  @ApiProperty({ type: TermsBody }) @ValidateNested() @Type(() => TermsBody) terms: TermsBody = new TermsBody();
  @ApiPropertyOptional({ type: [String], format: 'uuid' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) engagementIds: string[] = [];

  static plain({ title, ownerMemberId, terms, engagementIds }: RecordAgreementBody) {
    return { title, ownerMemberId: ownerMemberId ?? null, terms: TermsBody.plain(terms), engagementIds };
  }
}

export class ChangeTermsBody {
  @ApiProperty({ enum: ['amendment', 'correction'] }) @IsIn(['amendment', 'correction']) reason!: 'amendment' | 'correction';
  @ApiProperty({ type: TermsBody }) @ValidateNested() @Type(() => TermsBody) terms: TermsBody = new TermsBody();

  static plain = ({ terms }: ChangeTermsBody): RenewalTerms => TermsBody.plain(terms);
}

export class TerminateAgreementBody {
  @ApiProperty({ ...DAY, description: 'the last day in force' }) @IsDay() on!: string;
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000, { message: 'say why it ends, in up to 2,000 characters' }) reason!: string;
}

class ReminderStepView {
  @ApiProperty({ description: 'days before the due day' }) step!: number;
  @ApiProperty({ format: 'date' }) due!: string;
  @ApiProperty({ description: 'day and hour in the organization’s zone' }) plannedLocal!: string;
  @ApiProperty({ format: 'date-time' }) plannedUtc!: string;
}

const IN_FORCE = ['not_yet_in_force', 'in_force', 'in_notice_window', 'expired', 'terminated'] as const;

@ApiExtraModels(InitialTermBody, NoticeBody)
export class AgreementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: AGREEMENT_STATUSES, enumName: 'AgreementStatus' }) status!: AgreementStatus;
  @ApiProperty({ format: 'uuid' }) ownerMemberId!: string;
  @ApiProperty({ type: TermsBody }) terms!: RenewalTerms;
  @ApiProperty({ type: [String] }) engagementIds!: readonly string[];
  @ApiProperty({ ...DAY, description: 'the day the rest is true of, in the organization’s zone' }) asOf!: string;
  @ApiProperty({ enum: IN_FORCE, description: 'derived, never stored' }) inForce!: (typeof IN_FORCE)[number];
  @ApiProperty({ ...DAY, nullable: true, description: 'last day of the current term; null: no end' }) lastDay!: string | null;
  @ApiProperty({ ...DAY, nullable: true }) renewsOn!: string | null;
  @ApiProperty({ ...DAY, nullable: true }) giveNoticeBy!: string | null;
  @ApiProperty({ type: [ReminderStepView], description: 'the reminders that will still leave, if nothing changes' }) reminders!: readonly ReminderStepView[];
  @ApiProperty({ ...NULLABLE_TEXT }) terminationReason!: string | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ agreement, terms, engagementIds, asOf, reminders }: Dated): AgreementView {
    const { id, vendorId, title, status, ownerMemberId, terminatedOn, terminationReason, version } = agreement;
    const plain = renewalTermsOf(terms);
    const now = renewal(plain, asOf);
    const ended = terminatedOn !== null && terminatedOn < asOf;
    return {
      id, vendorId, title, status, ownerMemberId, engagementIds, asOf, reminders, terminationReason, version,
      terms: plain,
      inForce: ended ? 'terminated' : now.status,
      lastDay: terminatedOn ?? now.termEnd,
      renewsOn: terminatedOn ? null : now.nextRenewalDate,
      giveNoticeBy: terminatedOn ? null : now.giveNoticeBy,
    };
  }
}
