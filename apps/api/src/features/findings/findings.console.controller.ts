import { Body, Controller, Get, Header, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { CloseFindingBody, EditFindingBody, FindingEventView, FindingExportQuery, FindingListQuery, FindingPageView, VendorFindingView } from './findings.dto.js';
import { FindingsExport } from './findings-export.service.js';
import { FindingsService } from './findings.service.js';
import { FindingsViews } from './findings.views.js';

const VERSION = { name: 'if-match', required: true, description: 'the version it was read in' };

@ApiTags('findings')
@Controller('console/:organization/findings')
export class FindingsConsoleController {
  constructor(private readonly service: FindingsService, private readonly views: FindingsViews, private readonly exports: FindingsExport) {}

  @Get()
  @Allow('finding:read')
  @Returns(FindingPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: FindingListQuery): Promise<FindingPageView> {
    return FindingPageView.of(await this.views.list(ctx, query));
  }

  /** The whole list as a table that no spreadsheet computes. */
  @Get('export.csv')
  @Allow('finding:read')
  @Header('content-disposition', 'attachment; filename="findings.csv"')
  @ReturnsFile('text/csv')
  export(@WithCtx() ctx: Ctx, @Query() query: FindingExportQuery): Promise<string> {
    return this.exports.csv(ctx, query);
  }

  @Get(':id')
  @Allow('finding:read')
  @Returns(VendorFindingView)
  read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<VendorFindingView> {
    return this.views.one(ctx, id);
  }

  /** Everything that was done with it, the newest first. */
  @Get(':id/history')
  @Allow('finding:read')
  @Returns([FindingEventView])
  async history(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FindingEventView[]> {
    return (await this.service.history(ctx, id)).map(FindingEventView.of);
  }

  @Patch(':id')
  @Allow('finding:edit')
  @ApiHeader(VERSION)
  @Returns(VendorFindingView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { because, title, expected, severity, dueOn, ownerMemberId, materialBreach, curePlan }: EditFindingBody): Promise<VendorFindingView> {
    await this.service.edit(ctx, id, version, { title, expected, severity, dueOn, ownerMemberId, materialBreach, curePlan }, because);
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
