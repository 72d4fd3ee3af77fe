import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { CampaignFilterBody, CampaignListQuery, CampaignPageView, CampaignView, CandidateView, CloseCampaignBody, SendCampaignBody } from './campaigns.dto.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignsViews } from './campaigns.views.js';

@ApiTags('campaigns')
@Controller('console/:organization/campaigns')
export class CampaignsConsoleController {
  constructor(private readonly service: CampaignsService, private readonly views: CampaignsViews) {}

  @Get()
  @Allow('campaign:read')
  @Returns(CampaignPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: CampaignListQuery): Promise<CampaignPageView> {
    return CampaignPageView.of(await this.views.list(ctx, query));
  }

  /** Whom a filter finds, and who would be written to; nothing is sent or kept. */
  @Post('preview')
  @Allow('campaign:read')
  @Returns([CandidateView], 200)
  preview(@WithCtx() ctx: Ctx, @Body() filter: CampaignFilterBody): Promise<CandidateView[]> {
    return this.service.preview(ctx, filter);
  }

  /** A job sends it, a vendor at a time. */
  @Post()
  @Allow('campaign:run')
  @Returns(CampaignView, 201)
  async send(@WithCtx() ctx: Ctx, @Body() body: SendCampaignBody): Promise<CampaignView> {
    return this.read(ctx, await this.service.send(ctx, body));
  }

  @Get(':id')
  @Allow('campaign:read')
  @Returns(CampaignView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<CampaignView> {
    return CampaignView.standing(await this.service.read(ctx, id));
  }

  /** The mail once more, to everybody who has not answered. */
  @Post(':id/reminders')
  @Allow('campaign:run')
  @Returns(CampaignView, 200)
  async remind(@WithCtx() ctx: Ctx, @Id() id: string): Promise<CampaignView> {
    await this.service.remind(ctx, id);
    return this.read(ctx, id);
  }

  @Post(':id/closing')
  @Allow('campaign:run')
  @Returns(CampaignView, 200)
  async close(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { withdraws }: CloseCampaignBody): Promise<CampaignView> {
    await this.service.close(ctx, id, withdraws);
    return this.read(ctx, id);
  }

  @Get(':id/recipients.csv')
  @Allow('campaign:read')
  @Header('content-disposition', 'attachment; filename="campaign.csv"')
  @ReturnsFile('text/csv')
  export(@WithCtx() ctx: Ctx, @Id() id: string): Promise<string> {
    return this.service.export(ctx, id);
  }
}
