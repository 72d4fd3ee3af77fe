import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AgreementClausesService } from './agreement-clauses.service.js';
import { AgreementListViews } from './agreement-list.views.js';
import { AgreementCountsView, AgreementListQuery, AgreementPageOfRowsView, AgreementPageView, CheckedClausesView, ClauseCheckBody, RenewalStartView } from './agreement-page.dto.js';
import { AgreementPageViews } from './agreement-page.views.js';
import { AgreementRenewalsService } from './agreement-renewals.service.js';
import { ReadingTimeQuery, RecordAgreementBody } from './agreements.dto.js';

@ApiTags('agreements')
@Controller('console/:organization/agreements')
export class AgreementPagesConsoleController {
  constructor(
    private readonly list: AgreementListViews, private readonly pages: AgreementPageViews, private readonly checks: AgreementClausesService, private readonly renewals: AgreementRenewalsService,
  ) {}

  @Get()
  @Allow('agreement:read')
  @Returns(AgreementPageOfRowsView)
  async rows(@WithCtx() ctx: Ctx, @Query() question: AgreementListQuery): Promise<AgreementPageOfRowsView> {
    return AgreementPageOfRowsView.of(await this.list.list(ctx, question));
  }

  @Get('counts')
  @Allow('agreement:read')
  @Returns(AgreementCountsView)
  counts(@WithCtx() ctx: Ctx): Promise<AgreementCountsView> {
    return this.list.counts(ctx);
  }

  @Get(':id')
  @Allow('agreement:read')
  @Returns(AgreementPageView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string, @Query() time: ReadingTimeQuery): Promise<AgreementPageView> {
    return AgreementPageView.ofPage(await this.pages.find(ctx, id, time));
  }

  @Get(':id/clauses')
  @Allow('agreement:read')
  @Returns(CheckedClausesView)
  async clauses(@WithCtx() ctx: Ctx, @Id() id: string): Promise<CheckedClausesView> {
    return CheckedClausesView.of(await this.checks.of(ctx, id));
  }

  @Put(':id/clauses/:clause')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true, description: '"0" where nobody looked for it yet' })
  @Returns(CheckedClausesView, 200)
  async check(@WithCtx() ctx: Ctx, @Id() id: string, @Param('clause') clause: string, @IfMatch() version: number, @Body() body: ClauseCheckBody): Promise<CheckedClausesView> {
    return CheckedClausesView.of(await this.checks.check(ctx, id, clause, version, { ...body }));
  }

  @Get(':id/renewal')
  @Allow('agreement:read')
  @Returns(RenewalStartView)
  async renewal(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RenewalStartView> {
    return RenewalStartView.of(await this.renewals.start(ctx, id));
  }

  @Post(':id/renewal')
  @Allow('agreement:record')
  @Returns(AgreementPageView, 201)
  async renew(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: RecordAgreementBody): Promise<AgreementPageView> {
    return AgreementPageView.ofPage(await this.pages.find(ctx, await this.renewals.record(ctx, id, RecordAgreementBody.plain(body))));
  }
}
