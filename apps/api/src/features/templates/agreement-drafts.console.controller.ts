import { Body, Controller, Get, Patch, Post, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { AgreementDraftRowView, AgreementDraftView, BeginDraftBody, EditDraftBody } from './agreement-drafts.dto.js';
import { AgreementDraftsService } from './agreement-drafts.service.js';

@ApiTags('templates')
@Controller('console/:organization')
export class AgreementDraftsConsoleController {
  constructor(private readonly service: AgreementDraftsService) {}

  @Get('vendors/:id/agreement-drafts')
  @Allow('agreement:read')
  @Returns([AgreementDraftRowView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementDraftRowView[]> {
    return (await this.service.ofVendor(ctx, id)).map(AgreementDraftRowView.of);
  }

  @Post('vendors/:id/agreement-drafts')
  @Allow('agreement:record')
  @Returns(AgreementDraftView, 201)
  async begin(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: BeginDraftBody): Promise<AgreementDraftView> {
    return AgreementDraftView.of(await this.service.begin(ctx, id, BeginDraftBody.plain(body)));
  }

  @Get('agreement-drafts/:id')
  @Allow('agreement:read')
  @Returns(AgreementDraftView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementDraftView> {
    return AgreementDraftView.of(await this.service.find(ctx, id));
  }

  @Patch('agreement-drafts/:id')
  @Allow('agreement:record')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementDraftView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditDraftBody): Promise<AgreementDraftView> {
    return AgreementDraftView.of(await this.service.edit(ctx, id, version, EditDraftBody.plain(body)));
  }

  @Post('agreement-drafts/:id/discarding')
  @Allow('agreement:record')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(null)
  discard(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<void> {
    return this.service.discard(ctx, id, version);
  }

  /** The paper as it would be sent; nothing of it is kept. */
  @Get('agreement-drafts/:id/pdf')
  @Allow('agreement:read')
  @ReturnsFile('application/pdf')
  async pdf(@WithCtx() ctx: Ctx, @Id() id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.service.pdf(ctx, id), { disposition: 'attachment; filename="draft agreement.pdf"' });
  }
}
