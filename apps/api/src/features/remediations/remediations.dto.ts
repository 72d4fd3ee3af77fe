import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINDING_STATUSES, type FindingStatus } from '@holdfast/domain/findings/finding-status';
import { REMEDIATION_STATES, type RemediationState } from '@holdfast/domain/remediations/remediation-questionnaire';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { Remediation } from './remediations.service.js';

const DAY = { type: String, format: 'date' } as const;
const VERDICTS = ['accepted', 'returned'] as const;
const MOST_FINDINGS = 50;

class AskedFindingBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() findingId!: string;
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'what was found; the vendor reads it' }) @IsString() @Length(1, 500) @SaysSomething() found!: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what is expected; the vendor reads it' }) @MayBeAbsent() @IsString() @MaxLength(2000) expected: string = '';
  @ApiProperty({ ...DAY, description: 'by when it is to be mended' }) @IsDay() dueOn!: string;
}

export class AskForRemediationBody {
  @ApiProperty({ type: [AskedFindingBody] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_FINDINGS) @ValidateNested({ each: true }) @Type(() => AskedFindingBody) findings: AskedFindingBody[] = [];
  @ApiProperty({ format: 'uuid', description: 'a contact of the vendor' }) @IsUUID() contactId!: string;
  @ApiProperty({ ...DAY, description: 'by when it answers' }) @IsDay() dueOn!: string;
  @ApiPropertyOptional({ maxLength: 500, description: 'stands in the mail' }) @MayBeAbsent() @IsString() @MaxLength(500) purpose: string = '';
}

export class AskedRemediationView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
}

class CheckBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() findingId!: string;
  @ApiProperty({ enum: VERDICTS }) @IsIn(VERDICTS) verdict!: (typeof VERDICTS)[number];
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'accepted: your note on why nothing is left to do; returned: what the vendor reads' }) @IsString() @Length(1, 2000) @SaysSomething() words!: string;
}

export class CheckRemediationBody {
  @ApiProperty({ type: [CheckBody], description: 'every finding that waits for it' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_FINDINGS) @ValidateNested({ each: true }) @Type(() => CheckBody) checks: CheckBody[] = [];
}

class RemediationFileView {
  @ApiProperty() name!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'our copy; null while it is being copied' }) documentId!: string | null;
}

class RemediationItemView {
  @ApiProperty({ format: 'uuid' }) findingId!: string;
  @ApiProperty({ enum: FINDING_STATUSES, enumName: 'FindingStatus' }) status!: FindingStatus;
  @ApiProperty() found!: string;
  @ApiProperty() expected!: string;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ description: 'waits for your check' }) toCheck!: boolean;
  @ApiProperty({ enum: REMEDIATION_STATES, enumName: 'RemediationState', nullable: true, description: 'as the vendor said last' }) said!: RemediationState | null;
  @ApiProperty({ ...DAY, nullable: true }) saidUntil!: string | null;
  @ApiProperty({ description: 'in the vendor’s words' }) words!: string;
  @ApiProperty({ type: [RemediationFileView] }) files!: RemediationFileView[];
}

export class RemediationView {
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty({ type: [RemediationItemView] }) items!: RemediationItemView[];

  static of({ requestId, status, items }: Remediation, copies: ReadonlyMap<string, string>): RemediationView {
    return {
      requestId, status,
      items: items.map(({ findingId, finding, found, expected, dueOn, ended, saidState, saidUntil, saidWords, files }) => ({
        findingId, status: finding.status, found, expected, dueOn, toCheck: status === 'submitted' && !ended, said: saidState, saidUntil, words: saidWords,
        files: files.map(({ name, sha256 }) => ({ name, sha256, documentId: copies.get(sha256) ?? null })),
      })),
    };
  }
}

export class RemediationOfFindingView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the request in which it was asked for last' }) requestId!: string | null;
  @ApiProperty({ description: 'that request asks for nothing more about it' }) ended!: boolean;
}
