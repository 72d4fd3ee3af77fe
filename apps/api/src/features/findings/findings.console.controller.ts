import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CloseFindingBody, FindingListQuery, FindingPageView, VendorFindingView } from './findings.dto.js';
import { FindingsService } from './findings.service.js';
import { FindingsViews } from './findings.views.js';

const VERSION = { name: 'if-match', required: true, description: 'the version it was read in' };

@ApiTags('findings')
@Controller('console/:organization/findings')
export class FindingsConsoleController {
  constructor(private readonly service: FindingsService, private readonly views: FindingsViews) {}

  @Get()
  @Allow('finding:read')
  @Returns(FindingPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: FindingListQuery): Promise<FindingPageView> {
    return FindingPageView.of(await this.views.list(ctx, query));
  }

  @Get(':id')
  @Allow('finding:read')
  @Returns(VendorFindingView)
  read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<VendorFindingView> {
    return this.views.one(ctx, id);
  }

  @Post(':id/closing')
  @Allow('finding:close')
  @ApiHeader(VERSION)
  @Returns(VendorFindingView, 200)
  async close(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { because }: CloseFindingBody): Promise<VendorFindingView> {
    await this.service.close(ctx, id, version, because);
    return this.views.one(ctx, id);
  }

  @Post(':id/reopening')
  @Allow('finding:close')
  @ApiHeader(VERSION)
  @Returns(VendorFindingView, 200)
  async reopen(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<VendorFindingView> {
    await this.service.reopen(ctx, id, version);
    return this.views.one(ctx, id);
  }
}
