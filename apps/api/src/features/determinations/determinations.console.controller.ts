import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { DecideNeedBody, DeterminationView, WizardView } from './determinations.dto.js';
import { DeterminationsService } from './determinations.service.js';

@ApiTags('determinations')
@Controller('console/:organization')
export class DeterminationsConsoleController {
  constructor(private readonly service: DeterminationsService) {}

  @Get('determination-wizard')
  @Allow('engagement:read')
  @Returns(WizardView)
  wizard(): WizardView {
    return WizardView.of();
  }

  /** The latest of each engagement that has one. */
  @Get('vendors/:id/determinations')
  @Allow('engagement:read')
  @Returns([DeterminationView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<DeterminationView[]> {
    return (await this.service.ofVendor(ctx, id)).map(DeterminationView.of);
  }

  @Get('engagements/:id/determinations')
  @Allow('engagement:read')
  @Returns([DeterminationView])
  async history(@WithCtx() ctx: Ctx, @Id() id: string): Promise<DeterminationView[]> {
    return (await this.service.history(ctx, id)).map(DeterminationView.of);
  }

  @Post('engagements/:id/determinations')
  @Allow('engagement:edit')
  @Returns(DeterminationView, 201)
  async decide(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { answers }: DecideNeedBody): Promise<DeterminationView> {
    return DeterminationView.of(await this.service.decide(ctx, id, answers));
  }
}
