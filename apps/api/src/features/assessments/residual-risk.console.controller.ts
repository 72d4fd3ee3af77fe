import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { RISK_BANDS, type RiskBand } from '@holdfast/domain/risk/residual-risk';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID } from 'class-validator';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { ResidualRiskService } from './residual-risk.service.js';

const MOST = 200;

export class ResidualRiskQuery {
  @ApiProperty({ type: String, description: 'ids of vendors, with commas between them' })
  @Transform(({ value }) => String(value).split(',')) @ArrayMinSize(1) @ArrayMaxSize(MOST) @ArrayUnique() @IsUUID(undefined, { each: true }) vendorIds!: string[];
}

export class ResidualRiskView {
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty({ enum: RISK_BANDS, enumName: 'RiskBand', nullable: true, description: 'null: nobody can tell' }) band!: RiskBand | null;
  @ApiProperty({ type: [String], description: 'why, a sentence a step' }) because!: readonly string[];
}

@ApiTags('assessments')
@Controller('console/:organization/residual-risk')
export class ResidualRiskConsoleController {
  constructor(private readonly service: ResidualRiskService) {}

  /** The risk that is left with these vendors today. */
  @Get()
  @Allow('assessment:read')
  @Returns([ResidualRiskView])
  async ofVendors(@WithCtx() ctx: Ctx, @Query() { vendorIds }: ResidualRiskQuery): Promise<ResidualRiskView[]> {
    return (await this.service.ofVendors(ctx, vendorIds)).map(({ vendorId, band, because }) => ({ vendorId, band, because }));
  }
}
