import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Certificate, CLOSING_OUTCOMES } from '@holdfast/domain/closings/certificate';
import { closingDue } from '@holdfast/domain/closings/closing';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { StandingClosing } from './closings.service.js';

const DAY = { type: String, format: 'date' } as const;
const NULLABLE_DAY = { ...DAY, nullable: true } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const BACKUPS = ['gone', 'expire', 'none'] as const;
const SUBCONTRACTORS = ['gone', 'none', 'open'] as const;

export class AskForCertificateBody {
  @ApiProperty({ format: 'uuid', description: 'a contact of the vendor' }) @IsUUID() contactId!: string;
  @ApiProperty(DAY) @IsDay() dueOn!: string;
}

export class EndFlowBody {
  @ApiProperty({ ...DAY, description: 'when PHI last flowed' }) @IsDay() on!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) @ArrayUnique() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) engagementIds!: string[];
}

class CertificateFields {
  @ApiProperty({ enum: CLOSING_OUTCOMES, enumName: 'ClosingOutcome' }) @IsIn(CLOSING_OUTCOMES) outcome!: Certificate['outcome'];
  @ApiPropertyOptional(NULLABLE_DAY) @IsOptional() @IsDay() completedOn?: string | null;
  @ApiPropertyOptional({ type: [String] }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(50, { each: true }) methods?: string[];
  @ApiPropertyOptional({ type: [String], description: 'places it covers' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(50, { each: true }) scope?: string[];
  @ApiPropertyOptional({ enum: BACKUPS, nullable: true }) @IsOptional() @IsIn(BACKUPS) backups?: Certificate['backups'];
  @ApiPropertyOptional(NULLABLE_DAY) @IsOptional() @IsDay() backupsExpireOn?: string | null;
  @ApiPropertyOptional({ enum: SUBCONTRACTORS, nullable: true }) @IsOptional() @IsIn(SUBCONTRACTORS) subcontractors?: Certificate['subcontractors'];
  @ApiPropertyOptional({ maxLength: 4000 }) @MayBeAbsent() @IsString() @MaxLength(4000) justification?: string;
  @ApiPropertyOptional({ maxLength: 4000, description: 'kinds and systems; nothing about patients' }) @MayBeAbsent() @IsString() @MaxLength(4000) kept?: string;
  @ApiPropertyOptional({ type: Boolean, nullable: true }) @IsOptional() @IsBoolean() protectionsGoOn?: boolean | null;
  @ApiPropertyOptional({ maxLength: 500, description: 'who did or witnessed it' }) @MayBeAbsent() @IsString() @MaxLength(500) witness?: string;
}

export class RecordCertificateBody extends CertificateFields {
  @ApiProperty({ ...DAY, description: 'the day of the certificate' }) @IsDay() certifiedOn!: string;
  @ApiProperty({ minLength: 1, maxLength: 300, description: 'name and title of who certified' }) @IsString() @Length(1, 300) @SaysSomething() certifiedBy!: string;

  static certificate({ outcome, completedOn, methods, scope, backups, backupsExpireOn, subcontractors, justification, kept, protectionsGoOn, witness }: RecordCertificateBody): Certificate {
    return {
      outcome, completedOn: completedOn ?? null, methods: methods ?? [], scope: scope ?? [], backups: backups ?? null, backupsExpireOn: backupsExpireOn ?? null, subcontractors: subcontractors ?? null,
      justification: justification?.trim() ?? '', kept: kept?.trim() ?? '', protectionsGoOn: protectionsGoOn ?? null, witness: witness?.trim() ?? '',
    };
  }
}

class CertificateView {
  @ApiProperty({ enum: CLOSING_OUTCOMES, enumName: 'ClosingOutcome' }) outcome!: Certificate['outcome'];
  @ApiProperty(NULLABLE_DAY) completedOn!: string | null;
  @ApiProperty({ type: [String] }) methods!: readonly string[];
  @ApiProperty({ type: [String] }) scope!: readonly string[];
  @ApiProperty({ enum: BACKUPS, nullable: true }) backups!: Certificate['backups'];
  @ApiProperty(NULLABLE_DAY) backupsExpireOn!: string | null;
  @ApiProperty({ enum: SUBCONTRACTORS, nullable: true }) subcontractors!: Certificate['subcontractors'];
  @ApiProperty() justification!: string;
  @ApiProperty() kept!: string;
  @ApiProperty({ type: Boolean, nullable: true }) protectionsGoOn!: boolean | null;
  @ApiProperty() witness!: string;
}

export class ClosingView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) agreementId!: string;
  @ApiProperty({ enum: ['open', 'done', 'kept'], description: 'derived from the certificate and the day' }) state!: StandingClosing['state'];
  @ApiProperty({ type: [String], description: 'what is left, a sentence each' }) outstanding!: readonly string[];
  @ApiProperty({ ...DAY, description: 'the agreement’s last day in force' }) endedOn!: string;
  @ApiProperty({ ...DAY, description: 'by when PHI is to be returned or destroyed' }) dueOn!: string;
  @ApiProperty({ enum: ['contract', 'policy'] }) dueBasis!: 'contract' | 'policy';
  @ApiProperty({ description: 'how the day was computed' }) dueReason!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid', description: 'the request for a certificate' }) requestId!: string | null;
  @ApiProperty({ type: CertificateView, nullable: true }) certificate!: CertificateView | null;
  @ApiProperty(NULLABLE_DAY) certifiedOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) certifiedBy!: string | null;
  @ApiProperty({ enum: ['vendor', 'staff'], nullable: true, description: 'stated by the vendor, or recorded by staff' }) source!: 'vendor' | 'staff' | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'when PHI last flowed' }) flowEndedOn!: string | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of(closing: StandingClosing): ClosingView {
    const { id, agreementId, state, outstanding, endedOn, requestId, certificate, certifiedOn, certifiedBy, certificateSource, flowEndedOn, version } = closing;
    const { dueOn, basis, reason } = closingDue(closing);
    return { id, agreementId, state, outstanding, endedOn, dueOn, dueBasis: basis, dueReason: reason, requestId, certificate, certifiedOn, certifiedBy, source: certificateSource, flowEndedOn, version };
  }
}

/** None is a list of none: an agreement that has not ended has nothing to close. */
export class ClosingsView {
  @ApiProperty({ type: [ClosingView] }) items!: ClosingView[];

  static of(closing: StandingClosing | null): ClosingsView {
    return { items: closing ? [ClosingView.of(closing)] : [] };
  }
}
