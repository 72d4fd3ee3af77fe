import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { MOST_DOCUMENT_ASKS } from '@holdfast/domain/requests/document-asks';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { SaysSomething } from '../../platform/http/says-something.js';
import { DocumentAskBody } from '../requests/document-ask.facts.js';
import type { StandingAsk, StandingTier } from './tiers.service.js';

const TIER = { enum: TIERS, enumName: 'Tier' } as const;

class TierReasonView {
  @ApiProperty(TIER) tier!: Tier;
  @ApiProperty() why!: string;
}

class RulesTierView {
  @ApiProperty({ ...TIER, nullable: true, description: 'null: cannot tell' }) tier!: Tier | null;
  @ApiProperty({ type: [TierReasonView], description: 'each says "at least"; the highest counts' }) reasons!: TierReasonView[];
  @ApiProperty({ type: [String], description: 'what nobody has said, and could raise it' }) missing!: string[];
}

export class VendorTierView {
  @ApiProperty({ ...TIER, nullable: true }) tier!: Tier | null;
  @ApiProperty({ enum: ['rules', 'staff'], nullable: true, type: String }) by!: 'rules' | 'staff' | null;
  @ApiProperty({ description: 'why staff says otherwise than the rules' }) reason!: string;
  @ApiProperty({ type: RulesTierView }) rules!: RulesTierView;

  static of({ rules, ...standing }: StandingTier): VendorTierView {
    return { ...standing, rules: { tier: rules.tier, reasons: [...rules.reasons], missing: [...rules.missing] } };
  }
}

export class OverrideTierBody {
  @ApiProperty({ ...TIER, nullable: true, description: 'null: by the rules again' }) @ValidateIf((_, tier) => tier !== null) @IsIn(TIERS) tier!: Tier | null;
  @ApiPropertyOptional({ maxLength: 1000, description: 'asked for unless the rules count again' }) @ValidateIf(({ tier }: OverrideTierBody) => tier !== null) @IsString() @MaxLength(1000) @SaysSomething() reason: string = '';
}

export class SetTierAskBody {
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(200) @Matches(/\S/) questionnaireId: string | null = null;
  @ApiProperty({ type: [DocumentAskBody] }) @ArrayMaxSize(MOST_DOCUMENT_ASKS) @ValidateNested({ each: true }) @Type(() => DocumentAskBody) asks!: DocumentAskBody[];
  @ApiProperty({ description: 'documents may be sent in place of answering' }) @IsBoolean() instead!: boolean;
}

export class TierAskView {
  @ApiProperty(TIER) tier!: Tier;
  @ApiProperty({ type: String, nullable: true }) questionnaireId!: string | null;
  @ApiProperty({ type: [DocumentAskBody] }) asks!: DocumentAskBody[];
  @ApiProperty() instead!: boolean;
  @ApiProperty({ description: 'its ETag; 0: the usual, which nobody has changed' }) version!: number;

  static of({ tier, questionnaireId, asks, instead, version }: StandingAsk): TierAskView {
    return { tier, questionnaireId, asks: asks.map(({ kinds }) => ({ kinds: [...kinds] })), instead, version };
  }
}
