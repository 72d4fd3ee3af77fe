import type { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { FileAddressView } from '../../platform/files/file-address.view.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { Upload } from '../../platform/http/upload.js';
import { sureOfFacts } from '../requests/evidence-facts.facts.js';
import { EvidenceDocumentView, JudgeControlBody, ReadDocumentBody, RecordDocumentQuery, UserControlView, VendorEvidenceView, WhyBody } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';

@ApiTags('evidence')
@Controller('console/:organization')
export class EvidenceConsoleController {
  constructor(private readonly service: EvidenceService) {}

  @Get('vendors/:id/evidence')
  @Allow('evidence:read')
  @Returns(VendorEvidenceView)
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<VendorEvidenceView> {
    return VendorEvidenceView.of(await this.service.ofVendor(ctx, id));
  }

  /** A document that staff has from elsewhere. */
  @Post('vendors/:id/evidence')
  @Allow('evidence:add')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(EvidenceDocumentView, 201)
  async record(@WithCtx() ctx: Ctx, @Id() id: string, @Query() query: RecordDocumentQuery, @Upload() upload: Readable): Promise<EvidenceDocumentView> {
    return this.one(ctx, await this.service.record(ctx, id, query, upload));
  }

  /** What somebody here reads in it. */
  @Put('evidence/:id')
  @Allow('evidence:add')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(EvidenceDocumentView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { kind, facts }: ReadDocumentBody): Promise<EvidenceDocumentView> {
    await this.service.read(ctx, id, version, kind, sureOfFacts(facts));
    return this.one(ctx, id);
  }

  @Get('evidence/:id/controls')
  @Allow('evidence:read')
  @Returns([UserControlView])
  async controls(@WithCtx() ctx: Ctx, @Id() id: string): Promise<UserControlView[]> {
    return (await this.service.controlsOf(ctx, id)).map(UserControlView.of);
  }

  @Put('evidence/:id/controls/:controlId')
  @Allow('evidence:add')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns([UserControlView])
  async judge(@WithCtx() ctx: Ctx, @Id() id: string, @Id('controlId') controlId: string, @IfMatch() version: number, @Body() body: JudgeControlBody): Promise<UserControlView[]> {
    await this.service.judgeControl(ctx, id, controlId, version, body);
    return this.controls(ctx, id);
  }

  /** It is said to contain patient data: nobody gets it any more. */
  @Post('evidence/:id/quarantine')
  @Allow('evidence:purge')
  @Returns(EvidenceDocumentView, 200)
  async quarantine(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: WhyBody): Promise<EvidenceDocumentView> {
    await this.service.quarantine(ctx, id, reason);
    return this.one(ctx, id);
  }

  /** Its bytes are forgotten; the hash stays. */
  @Post('evidence/:id/purge')
  @Allow('evidence:purge')
  @Returns(EvidenceDocumentView, 200)
  async purge(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: WhyBody): Promise<EvidenceDocumentView> {
    await this.service.purge(ctx, id, reason);
    return this.one(ctx, id);
  }

  @Post('evidence/:id/address')
  @Allow('evidence:read')
  @Returns(FileAddressView, 200)
  async address(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.service.address(ctx, id) };
  }

  private async one(ctx: Ctx, id: string): Promise<EvidenceDocumentView> {
    return EvidenceDocumentView.of(await this.service.one(ctx, id));
  }
}
