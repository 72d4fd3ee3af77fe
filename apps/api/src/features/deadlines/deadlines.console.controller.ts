import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { DeadlineListQuery, MatterPageView } from './deadlines.dto.js';
import { DeadlinesViews } from './deadlines.views.js';

@ApiTags('deadlines')
@Controller('console/:organization/deadlines')
export class DeadlinesConsoleController {
  constructor(private readonly views: DeadlinesViews) {}

  @Get()
  @Allow('deadline:read')
  @Returns(MatterPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: DeadlineListQuery): Promise<MatterPageView> {
    return MatterPageView.of(await this.views.list(ctx, query));
  }
}
