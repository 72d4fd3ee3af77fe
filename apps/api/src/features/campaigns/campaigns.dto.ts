import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CAMPAIGN_STATES, type CampaignState, MOST_RECIPIENTS } from '@holdfast/contracts/campaigns';
import { PHI_SCOPES, type PhiScope } from '@holdfast/contracts/vendors';
import { CAMPAIGN_KINDS, type CampaignFilter, type CampaignKind, type CampaignTally, RECIPIENT_OUTCOMES, type RecipientOutcome } from '@holdfast/domain/campaigns/campaign';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { REQUEST_STATUSES, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import type { Page } from '../../platform/http/page.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { StandingCampaign, StandingRecipient } from './campaigns.service.js';
import type { CampaignRow, Candidate } from './campaigns.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_ID = { ...NULLABLE_TEXT, format: 'uuid' } as const;
const DAY = { type: String, format: 'date' } as const;
const AGREEMENTS = ['in_force', 'missing'] as const;

export class CampaignFilterBody implements CampaignFilter {
  @ApiPropertyOptional({ enum: PHI_SCOPES, enumName: 'PhiScope', nullable: true, description: 'of a live engagement in which the vendor supplies' }) @IsOptional() @IsIn(PHI_SCOPES) phi: PhiScope | null = null;
  @ApiPropertyOptional({ enum: AGREEMENTS, nullable: true, description: 'PHI flows, and an agreement is in force for all of it; or is missing somewhere' }) @IsOptional() @IsIn(AGREEMENTS) agreement: (typeof AGREEMENTS)[number] | null = null;
  @ApiPropertyOptional(NULLABLE_ID) @IsOptional() @IsUUID() ownerMemberId: string | null = null;
  @ApiPropertyOptional({ enum: TIERS, enumName: 'Tier', isArray: true, nullable: true, description: 'of these tiers; null or none: of every tier, also without one' }) @IsOptional() @IsIn(TIERS, { each: true }) @ArrayUnique() tiers: Tier[] | null = null;
  @ApiPropertyOptional({ type: [String], format: 'uuid', nullable: true, maxItems: MOST_RECIPIENTS, description: 'exactly these; null: whoever the rest finds' }) @IsOptional() @ArrayMaxSize(MOST_RECIPIENTS) @ArrayUnique() @IsUUID(undefined, { each: true }) vendorIds: string[] | null = null;
}

class RecipientBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() vendorId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() contactId!: string;
}

export class SendCampaignBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() title!: string;
  @ApiProperty({ enum: CAMPAIGN_KINDS, enumName: 'CampaignKind' }) @IsIn(CAMPAIGN_KINDS) kind!: CampaignKind;
  @ApiProperty({ maxLength: 100, description: 'the statement’s or the questionnaire’s id' }) @IsString() @Length(1, 100) subjectId!: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what each vendor reads at the top; nothing about patients' }) @IsOptional() @IsString() @MaxLength(2000) message: string = '';
  @ApiProperty(DAY) @IsDay() dueOn!: string;
  @ApiProperty({ type: CampaignFilterBody, description: 'by which they were found, for the record' }) @ValidateNested() @Type(() => CampaignFilterBody) filter!: CampaignFilterBody;
  @ApiProperty({ type: [RecipientBody], description: 'exactly those who are asked' })
  @ArrayMinSize(1, { message: 'choose at least one vendor' }) @ArrayMaxSize(MOST_RECIPIENTS) @ArrayUnique(({ vendorId }: RecipientBody) => vendorId) @ValidateNested({ each: true }) @Type(() => RecipientBody)
  recipients!: RecipientBody[];
}

export class CloseCampaignBody {
  @ApiProperty({ description: 'take back what was not answered; else it stays open as a request of its own' }) @IsBoolean() withdraws!: boolean;
}

export class CampaignListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class CandidateView implements Candidate {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'in whose name it is asked; null: in the name of who sends' }) owner!: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: 'null: nobody can be written to' }) contactId!: string | null;
  @ApiProperty(NULLABLE_TEXT) contactName!: string | null;
  @ApiProperty(NULLABLE_TEXT) contactEmail!: string | null;
  @ApiProperty({ description: 'addresses from which mail came back' }) bounced!: number;
}

export class CampaignRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: CAMPAIGN_KINDS, enumName: 'CampaignKind' }) kind!: CampaignKind;
  @ApiProperty() subjectTitle!: string;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ enum: CAMPAIGN_STATES, enumName: 'CampaignState' }) state!: CampaignState;
  @ApiProperty() recipients!: number;
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;

  static of({ createdAt, cursor: _cursor, ...row }: CampaignRow): CampaignRowView {
    return { ...row, createdAt: createdAt.toISOString() };
  }
}

export class CampaignPageView {
  @ApiProperty({ type: [CampaignRowView] }) items!: CampaignRowView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<CampaignRow>): CampaignPageView {
    return { items: items.map(CampaignRowView.of), next };
  }
}

class CampaignTallyView implements CampaignTally {
  @ApiProperty() recipients!: number;
  @ApiProperty({ description: 'of the others, those whose due day has passed' }) late!: number;
  @ApiProperty() waiting!: number;
  @ApiProperty() refused!: number;
  @ApiProperty() sent!: number;
  @ApiProperty() being_answered!: number;
  @ApiProperty() answered!: number;
  @ApiProperty() exceptions!: number;
  @ApiProperty() not_stated!: number;
  @ApiProperty() withdrawn!: number;
}

class CampaignRecipientView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty() contactName!: string;
  @ApiProperty() contactEmail!: string;
  @ApiProperty({ enum: RECIPIENT_OUTCOMES, enumName: 'RecipientOutcome' }) outcome!: RecipientOutcome;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus', nullable: true }) status!: RequestStatus | null;
  @ApiProperty() late!: boolean;
  @ApiProperty(NULLABLE_ID) requestId!: string | null;
  @ApiProperty({ description: 'why nothing was sent' }) refusedBecause!: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date', description: 'written to once more' }) remindedOn!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) lastAt!: string | null;

  static of({ vendorId, vendorName, contactName, contactEmail, outcome, status, late, requestId, refusedBecause, remindedOn, lastAt }: StandingRecipient): CampaignRecipientView {
    return { vendorId, vendorName, contactName, contactEmail, outcome, status, late, requestId, refusedBecause, remindedOn, lastAt: lastAt?.toISOString() ?? null };
  }
}

/** A campaign with what became of each recipient today; the numbers add up to the list. */
export class CampaignView extends CampaignRowView {
  @ApiProperty() message!: string;
  @ApiProperty({ description: 'they may be written to once more today' }) mayRemind!: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date' }) remindingOn!: string | null;
  @ApiProperty({ description: 'everybody has that mail' }) reminded!: boolean;
  @ApiProperty({ type: CampaignTallyView }) tally!: CampaignTally;
  @ApiProperty({ type: [CampaignRecipientView] }) recipientList!: CampaignRecipientView[];

  static standing({ campaign, by, tally, recipients, today }: StandingCampaign): CampaignView {
    const { id, title, kind, subjectTitle, dueOn, state, createdAt, message, remindingOn, reminded } = campaign;
    return {
      id, title, kind, subjectTitle, dueOn, state, by, message, remindingOn, reminded, tally, recipients: tally.recipients, createdAt: createdAt.toISOString(),
      mayRemind: state === 'open' && remindingOn !== today, recipientList: recipients.map(CampaignRecipientView.of),
    };
  }
}
