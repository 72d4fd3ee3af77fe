import { isRecord } from '@holdfast/domain/json/is-record';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AGREEMENT_STATUSES, type AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { VARIANTS, type Variant } from '@holdfast/domain/templates/baa-template';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, IsString, IsUUID, Length, ValidateBy, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { DraftChange, MadeDraft } from './agreement-drafts.service.js';
import type { NewDraft } from './draft-prefill.js';

const areTexts = (value: unknown): boolean => isRecord(value) && Object.keys(value).length <= 100 && Object.values(value).every((text) => typeof text === 'string' && text.length <= 100);
const areVariables = (value: unknown): boolean => isRecord(value) && Object.keys(value).length <= 200 && JSON.stringify(value).length <= 200_000;
const NULLABLE_ID = { type: String, nullable: true, format: 'uuid' } as const;
const ANYTHING = { type: 'object', additionalProperties: true } as const;

class ConfirmedBody {
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'the lawyer' }) @IsString() @Length(1, 200) by!: string;
  @ApiProperty({ format: 'date' }) @IsDay() on!: string;
}

export class BeginDraftBody {
  @ApiProperty({ enum: VARIANTS, enumName: 'BaaVariant' }) @IsIn(VARIANTS) variant!: Variant;
  @ApiPropertyOptional({ ...NULLABLE_ID, description: 'a published version; absent: Holdfast’s own text' }) @IsOptional() @IsUUID() templateVersionId?: string | null;
  @ApiPropertyOptional({ type: [String], format: 'uuid' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) engagementIds: string[] = [];
  @ApiPropertyOptional({ ...NULLABLE_ID, description: 'the agreement it is to replace' }) @IsOptional() @IsUUID() supersedesId?: string | null;

  static plain({ variant, templateVersionId = null, engagementIds, supersedesId = null }: BeginDraftBody): NewDraft {
    return { variant, templateVersionId, engagementIds, supersedesId };
  }
}

export class EditDraftBody {
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description: 'option → value; replaced as a whole' })
  @MayBeAbsent() @ValidateBy({ name: 'choices', validator: { validate: areTexts, defaultMessage: () => 'must be values by option' } }) choices?: Record<string, string>;
  @ApiPropertyOptional({ ...ANYTHING, description: 'variable → value; replaced as a whole' })
  @MayBeAbsent() @ValidateBy({ name: 'variables', validator: { validate: areVariables, defaultMessage: () => 'must be values by variable' } }) variables?: Record<string, unknown>;
  @ApiPropertyOptional({ type: ConfirmedBody, nullable: true, description: 'which lawyer confirmed the State terms, and when' }) @IsOptional() @ValidateNested() @Type(() => ConfirmedBody) stateTermsConfirmed?: ConfirmedBody | null;
  @ApiPropertyOptional({ type: [String], format: 'uuid' }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) engagementIds?: string[];

  static plain(body: EditDraftBody): DraftChange {
    return Object.fromEntries(Object.entries({ ...body, ...(body.stateTermsConfirmed && { stateTermsConfirmed: { ...body.stateTermsConfirmed } }) }).filter(([, value]) => value !== undefined));
  }
}

class ProblemOfDraftView {
  @ApiProperty({ description: 'JSON pointer' }) pointer!: string;
  @ApiProperty() message!: string;
}

class CitationsView {
  @ApiProperty({ type: [String], description: 'sections of 45 CFR' }) cfr!: readonly string[];
  @ApiProperty({ type: [String] }) other!: readonly string[];
}

class FindingOfDraftView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['error', 'warning'] }) severity!: 'error' | 'warning';
  @ApiProperty({ enum: ['violated', 'cannot_tell'] }) state!: 'violated' | 'cannot_tell';
  @ApiProperty() message!: string;
  @ApiProperty() detail!: string;
  @ApiProperty({ type: [String] }) pointers!: readonly string[];
  @ApiProperty({ type: CitationsView }) citations!: CitationsView;
}

class UpstreamView {
  @ApiProperty() name!: string;
  @ApiProperty({ ...ANYTHING, description: 'by term' }) readings!: object;
}

class UsedTemplateView {
  @ApiProperty({ format: 'uuid' }) versionId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) overrides!: Record<string, string>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) choices!: Record<string, string>;
}

export class AgreementDraftRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) agreementId!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: AGREEMENT_STATUSES, enumName: 'AgreementStatus' }) status!: AgreementStatus;
  @ApiProperty({ enum: VARIANTS, enumName: 'BaaVariant' }) variant!: Variant;
  @ApiProperty({ description: 'fields that are still missing' }) missing!: number;
  @ApiProperty({ description: 'constraints that hold back signing' }) errors!: number;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;

  static of({ draft: { id, agreementId, vendorId, variant, changedAt }, agreement: { agreement }, vendor, made }: MadeDraft): AgreementDraftRowView {
    return {
      id, agreementId, vendorId, variant, vendorName: vendor.legalName, title: made.document.title, status: agreement.status,
      missing: made.problems.length, errors: made.findings.filter(({ severity }) => severity === 'error').length, changedAt: changedAt.toISOString(),
    };
  }
}

export class AgreementDraftView extends AgreementDraftRowView {
  @ApiProperty({ type: UsedTemplateView, nullable: true, description: 'null: Holdfast’s own text' }) template!: UsedTemplateView | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) choices!: Record<string, string>;
  @ApiProperty(ANYTHING) variables!: Record<string, unknown>;
  @ApiProperty({ type: ConfirmedBody, nullable: true }) stateTermsConfirmed!: { by: string; on: string } | null;
  @ApiProperty({ type: [String] }) engagementIds!: string[];
  @ApiProperty({ ...NULLABLE_ID }) supersedesId!: string | null;
  @ApiProperty({ type: [UpstreamView], description: 'agreements above, whose promises it must keep' }) upstream!: readonly UpstreamView[];
  @ApiProperty({ type: [ProblemOfDraftView] }) problems!: readonly ProblemOfDraftView[];
  @ApiProperty({ type: [FindingOfDraftView] }) findings!: readonly FindingOfDraftView[];
  @ApiProperty({ ...ANYTHING, description: 'the text as it would be signed' }) document!: object;
  @ApiProperty({ description: 'of the text as canonical JSON' }) textSha256!: string;
  @ApiProperty({ ...ANYTHING, description: 'checklist item → clauses that carry it' }) satisfies!: Readonly<Record<string, readonly string[]>>;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static override of(found: MadeDraft): AgreementDraftView {
    const { draft: { choices, variables, stateTermsConfirmed, version, variant }, agreement, template, upstream, made, textSha256 } = found;
    return {
      ...AgreementDraftRowView.of(found), choices, variables, stateTermsConfirmed, version, upstream, textSha256,
      template: template && { versionId: template.id, name: template.name, number: template.number, overrides: template.overrides, choices: template.choices[variant] ?? {} },
      engagementIds: agreement.covers.map(({ engagementId }) => engagementId), supersedesId: agreement.agreement.supersedesId,
      problems: made.problems.map(({ pointer, message }) => ({ pointer, message })), findings: made.findings as FindingOfDraftView[], document: made.document, satisfies: made.satisfies,
    };
  }
}
