import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { TodayView } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('overview')
@Controller('console/:organization/today')
export class OverviewConsoleController {
  constructor(private readonly service: OverviewService) {}

  @Get()
  @Allow('deadline:read')
  @Returns(TodayView)
  async read(@WithCtx() ctx: Ctx): Promise<TodayView> {
    return TodayView.of(await this.service.today(ctx));
  }
}
