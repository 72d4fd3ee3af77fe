import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AgreementEndingsService } from './agreement-endings.service.js';
import { AgreementTermsService } from './agreement-terms.service.js';
import { AgreementView, ChangeTermsBody, CoverChangeBody, CurePeriodBody, EditAgreementBody, RecordAgreementBody, TerminateAgreementBody } from './agreements.dto.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementsViews } from './agreements.views.js';

@ApiTags('agreements')
@Controller('console/:organization')
export class AgreementsConsoleController {
  constructor(private readonly service: AgreementsService, private readonly terms: AgreementTermsService, private readonly endings: AgreementEndingsService, private readonly views: AgreementsViews) {}

  @Get('vendors/:id/agreements')
  @Allow('agreement:read')
  @Returns([AgreementView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementView[]> {
    return (await this.views.ofVendor(ctx, id)).map(AgreementView.of);
  }

  @Post('vendors/:id/agreements')
  @Allow('agreement:record')
  @Returns(AgreementView, 201)
  async record(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: RecordAgreementBody): Promise<AgreementView> {
    return this.page(ctx, await this.service.record(ctx, id, RecordAgreementBody.plain(body)));
  }

  @Patch('agreements/:id')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditAgreementBody): Promise<AgreementView> {
    await this.service.edit(ctx, id, version, EditAgreementBody.plain(body));
    return this.page(ctx, id);
  }

  @Put('agreements/:id/covers')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async cover(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: CoverChangeBody): Promise<AgreementView> {
    await this.service.changeCover(ctx, id, CoverChangeBody.plain(body), version);
    return this.page(ctx, id);
  }

  @Post('agreements/:id/void')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async giveUp(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<AgreementView> {
    await this.service.void(ctx, id, version);
    return this.page(ctx, id);
  }

  @Post('agreements/:id/terms')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async changeTerms(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: ChangeTermsBody): Promise<AgreementView> {
    await this.terms.change(ctx, id, version, ChangeTermsBody.plain(body));
    return this.page(ctx, id);
  }

  @Post('agreements/:id/termination')
  @Allow('agreement:terminate')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async terminate(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: TerminateAgreementBody): Promise<AgreementView> {
    await this.endings.terminate(ctx, id, version, TerminateAgreementBody.plain(body));
    return this.page(ctx, id);
  }

  @Post('agreements/:id/cure-period')
  @Allow('agreement:terminate')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async giveCurePeriod(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: CurePeriodBody): Promise<AgreementView> {
    await this.endings.giveCurePeriod(ctx, id, version, body);
    return this.page(ctx, id);
  }

  @Post('agreements/:id/cure')
  @Allow('agreement:terminate')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async recordCure(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<AgreementView> {
    await this.endings.recordCure(ctx, id, version);
    return this.page(ctx, id);
  }

  @Post('agreements/:id/review')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async recordReview(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<AgreementView> {
    await this.endings.recordReview(ctx, id, version);
    return this.page(ctx, id);
  }

  private async page(ctx: Ctx, id: string): Promise<AgreementView> {
    return AgreementView.of(await this.views.find(ctx, id));
  }
}
