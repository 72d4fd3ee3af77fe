import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { OneOf } from '../../platform/http/one-of-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { OverrideTierBody, SetTierAskBody, TierAskView, VendorTierView } from './tiers.dto.js';
import { TiersService } from './tiers.service.js';

@ApiTags('tiers')
@Controller('console/:organization')
export class TiersConsoleController {
  constructor(private readonly service: TiersService) {}

  @Get('vendors/:id/tier')
  @Allow('vendor:read')
  @Returns(VendorTierView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<VendorTierView> {
    return VendorTierView.of(await this.service.of(ctx, id));
  }

  /** Staff's own word in place of the rules. */
  @Put('vendors/:id/tier')
  @Allow('vendor:edit')
  @Returns(VendorTierView)
  async override(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { tier, reason }: OverrideTierBody): Promise<VendorTierView> {
    return VendorTierView.of(await this.service.override(ctx, id, tier, reason));
  }

  /** What vendors of each risk class are asked. */
  @Get('tier-asks')
  @Allow('questionnaire:read')
  @Returns([TierAskView])
  async asked(@WithCtx() ctx: Ctx): Promise<TierAskView[]> {
    return (await this.service.asked(ctx)).map(TierAskView.of);
  }

  @Put('tier-asks/:tier')
  @Allow('plan:edit')
  @ApiHeader({ name: 'if-match', required: true, description: '"0" while the usual stands' })
  @Returns([TierAskView])
  async setAsked(@WithCtx() ctx: Ctx, @OneOf('tier', TIERS) tier: Tier, @IfMatch() version: number, @Body() body: SetTierAskBody): Promise<TierAskView[]> {
    await this.service.setAsked(ctx, tier, version, body);
    return this.asked(ctx);
  }
}
