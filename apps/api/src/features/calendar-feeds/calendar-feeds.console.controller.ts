import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { FeedBody, FeedView } from './calendar-feeds.dto.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

@ApiTags('calendar-feeds')
@Controller('console/:organization/my-calendar')
export class CalendarFeedsConsoleController {
  constructor(private readonly service: CalendarFeedsService) {}

  @Get()
  @Allow('deadline:read')
  @Returns(FeedView)
  async mine(@WithCtx() ctx: Ctx): Promise<FeedView> {
    return FeedView.of(await this.service.mine(ctx));
  }

  /** Opens it, or gives it a new address; the old one ends. */
  @Post()
  @Allow('deadline:read')
  @Returns(FeedView, 201)
  async renew(@WithCtx() ctx: Ctx, @Body() body: FeedBody): Promise<FeedView> {
    return FeedView.of(await this.service.renew(ctx, body));
  }

  @Put()
  @Allow('deadline:read')
  @Returns(FeedView)
  async set(@WithCtx() ctx: Ctx, @Body() body: FeedBody): Promise<FeedView> {
    return FeedView.of(await this.service.set(ctx, body));
  }

  @Delete()
  @Allow('deadline:read')
  @Returns(null)
  revoke(@WithCtx() ctx: Ctx): Promise<void> {
    return this.service.revoke(ctx);
  }
}
