import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiTags } from '@nestjs/swagger';
import { TIERS, type Tier } from '@holdfast/domain/deadlines/tier';
import { LONGEST_VALID_MONTHS, type ReviewPolicy } from '@holdfast/domain/reviews/review-policy';
import { Type } from 'class-transformer';
import { ArrayUnique, IsBoolean, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { ReviewPoliciesService } from './review-policies.service.js';

const MONTHS = { minimum: 1, maximum: LONGEST_VALID_MONTHS } as const;

export class ValidMonths {
  @ApiProperty(MONTHS) @IsInt() @Min(1) @Max(LONGEST_VALID_MONTHS) critical!: number;
  @ApiProperty(MONTHS) @IsInt() @Min(1) @Max(LONGEST_VALID_MONTHS) high!: number;
  @ApiProperty(MONTHS) @IsInt() @Min(1) @Max(LONGEST_VALID_MONTHS) moderate!: number;
  @ApiProperty(MONTHS) @IsInt() @Min(1) @Max(LONGEST_VALID_MONTHS) low!: number;
}

export class SetReviewPolicyBody implements ReviewPolicy {
  @ApiProperty({ enum: TIERS, enumName: 'Tier', isArray: true, description: 'risk classes of vendors that two people approve' }) @ArrayUnique() @IsIn(TIERS, { each: true }) secondForTiers!: Tier[];
  @ApiProperty({ description: 'two people grant an exception' }) @IsBoolean() secondForExceptions!: boolean;
  @ApiProperty({ type: ValidMonths, description: 'how many months a decision holds' }) @ValidateNested() @Type(() => ValidMonths) validMonths: ValidMonths = new ValidMonths();
}

export class ReviewPolicyView {
  @ApiProperty({ enum: TIERS, enumName: 'Tier', isArray: true }) secondForTiers!: readonly Tier[];
  @ApiProperty() secondForExceptions!: boolean;
  @ApiProperty({ type: ValidMonths }) validMonths!: ValidMonths;
  @ApiProperty({ description: 'its ETag; 0: nobody has set anything' }) version!: number;

  static of({ secondForTiers, secondForExceptions, validMonths, version }: ReviewPolicy & { readonly version: number }): ReviewPolicyView {
    return { secondForTiers, secondForExceptions, validMonths: { ...validMonths }, version };
  }
}

@ApiTags('review policy')
@Controller('console/:organization/review-policy')
export class ReviewPoliciesConsoleController {
  constructor(private readonly service: ReviewPoliciesService) {}

  @Get()
  @Allow('assessment:read')
  @Returns(ReviewPolicyView)
  async read(@WithCtx() ctx: Ctx): Promise<ReviewPolicyView> {
    return ReviewPolicyView.of(await this.service.policy(ctx));
  }

  @Put()
  @Allow('organization:configure')
  @ApiHeader({ name: 'if-match', required: true, description: 'the policy’s version; "0" for the first' })
  @Returns(ReviewPolicyView)
  async set(@WithCtx() ctx: Ctx, @IfMatch() version: number, @Body() { secondForTiers, secondForExceptions, validMonths }: SetReviewPolicyBody): Promise<ReviewPolicyView> {
    await this.service.set(ctx, version, { secondForTiers, secondForExceptions, validMonths });
    return this.read(ctx);
  }
}
