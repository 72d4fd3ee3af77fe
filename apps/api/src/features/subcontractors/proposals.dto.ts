import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ASSURANCES, type Assurance } from '@holdfast/contracts/engagements';
import { phiTypeWords } from '@holdfast/domain/chain/phi-types';
import { assuranceTold } from '@holdfast/domain/chain/subcontractor-proposals';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { PROPOSAL_KINDS, PROPOSAL_STATES } from './engagement-proposal.entity.js';
import type { NamedProposal } from './proposals.service.js';

const NULLABLE_DAY = { type: String, format: 'date', nullable: true } as const;
const ASSURANCES_TOLD = ['attested', 'unknown', 'none'] as const;
const FIELDS = ['phiTypes', 'ephi', 'country', 'state', 'assurance'] as const;

export class AcceptProposalBody {
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'whom an added company is; null: it is not in the register yet' }) @IsOptional() @IsUUID() supplierVendorId?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_DAY, description: 'when an engagement that is not on the list any more ended; absent: the day of the list' }) @IsOptional() @IsDay() endOn?: string | null;
  @ApiPropertyOptional({ minimum: 1, description: 'the version of the engagement that was looked at; absent: the one that the list was compared with. Another one answers 412' }) @MayBeAbsent() @IsInt() @Min(1) engagementVersion?: number;
}

export class IgnoreProposalBody {
  @ApiPropertyOptional({ maxLength: 1000 }) @IsOptional() @IsString() @MaxLength(1000) reason?: string;
}

class ToldView {
  @ApiProperty() name!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: [String], description: 'in words' }) phi!: string[];
  @ApiProperty({ type: Boolean, nullable: true }) ephi!: boolean | null;
  @ApiProperty() country!: string;
  @ApiProperty() state!: string;
  @ApiProperty({ enum: ASSURANCES_TOLD, description: 'none: the vendor says that no agreement binds it' }) assurance!: (typeof ASSURANCES_TOLD)[number];
  @ApiProperty(NULLABLE_DAY) agreementSince!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'calendar days to tell of a breach, as told; read in no paper' }) noticeDays!: number | null;
}

class MatchView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() name!: string;
}

class ProposedEngagementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() supplierName!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: [String], description: 'in words' }) phi!: string[];
  @ApiProperty({ type: Boolean, nullable: true }) ephi!: boolean | null;
  @ApiProperty() country!: string;
  @ApiProperty() state!: string;
  @ApiProperty({ enum: ASSURANCES, enumName: 'Assurance', nullable: true }) assurance!: Assurance | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'its last day' }) toOn!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'it was changed since the list was compared with it' }) changed!: boolean;

  static of({ id, supplierName, service, phiTypes, ephi, country, state, assurance, toOn, version }: NonNullable<NamedProposal['engagement']>, changed: boolean): ProposedEngagementView {
    return { id, supplierName, service, phi: phiTypes.map(phiTypeWords), ephi, country, state, assurance, toOn, version, changed };
  }
}

export class ProposalView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: PROPOSAL_KINDS, enumName: 'ProposalKind' }) kind!: NamedProposal['kind'];
  @ApiProperty({ enum: PROPOSAL_STATES, enumName: 'ProposalState' }) state!: NamedProposal['state'];
  @ApiProperty({ format: 'uuid' }) requestId!: string;
  @ApiProperty({ type: ToldView, nullable: true }) told!: ToldView | null;
  @ApiProperty({ type: ProposedEngagementView, nullable: true }) engagement!: ProposedEngagementView | null;
  @ApiProperty({ enum: FIELDS, isArray: true, description: 'what would change' }) fields!: (typeof FIELDS)[number][];
  @ApiProperty({ type: [MatchView], description: 'vendors of the same name' }) matches!: MatchView[];
  @ApiProperty({ format: 'date' }) toldOn!: string;
  @ApiProperty({ description: 'who attested the list' }) toldBy!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt!: string | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ id, kind, state, requestId, told, engagementId, engagement, changedSince, fields, matches, names, toldOn, toldBy, reason, decidedByName, decidedAt, version }: NamedProposal): ProposalView {
    return {
      id, kind, state, requestId, fields, toldOn, toldBy, reason, version,
      told: told && { name: told.name, service: told.service, phi: told.phiTypes.map(phiTypeWords), ephi: told.ephi, country: told.country, state: told.state, assurance: assuranceTold(told) ?? 'none', agreementSince: told.agreementSince, noticeDays: told.noticeDays },
      engagement: engagementId && engagement ? ProposedEngagementView.of(engagement, changedSince) : null,
      matches: matches.flatMap((vendorId) => [names.get(vendorId)].flatMap((name) => (name === undefined ? [] : [{ vendorId, name }]))),
      decidedBy: decidedByName, decidedAt: decidedAt?.toISOString() ?? null,
    };
  }
}

export class WaitingProposalsView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() open!: number;
}
