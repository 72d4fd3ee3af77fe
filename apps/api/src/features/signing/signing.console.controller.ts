import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { FileAddressView } from '../../platform/files/file-address.view.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CODE_MINUTES } from '../identity/codes.service.js';
import { RequesterSigningService } from './requester-signing.service.js';
import { SealingService } from './sealing.service.js';
import { AskedSignatureView, AskSignatureBody, ConsoleSigningView, CountersignBody, ReissueBody, SealCheckView, SigningCodeView } from './signing.dto.js';

@ApiTags('signing')
@Controller('console/:organization')
export class SigningConsoleController {
  constructor(private readonly service: RequesterSigningService, private readonly sealing: SealingService) {}

  @Post('agreement-drafts/:id/signature-requests')
  @Allow('request:send')
  @ApiHeader({ name: 'if-match', required: true, description: 'the draft’s version' })
  @Returns(AskedSignatureView, 201)
  async send(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: AskSignatureBody): Promise<AskedSignatureView> {
    return { requestId: await this.service.send(ctx, id, version, body) };
  }

  @Get('requests/:id/signature')
  @Allow('agreement:read')
  @Returns(ConsoleSigningView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ConsoleSigningView> {
    return ConsoleSigningView.of(await this.service.find(ctx, id));
  }

  @Post('requests/:id/signature/reissues')
  @Allow('request:send')
  @Returns(ConsoleSigningView, 201)
  async reissue(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: ReissueBody): Promise<ConsoleSigningView> {
    return ConsoleSigningView.of(await this.service.reissue(ctx, id, reason));
  }

  @Post('requests/:id/signature/codes')
  @Allow('agreement:countersign')
  @Returns(SigningCodeView, 201)
  async code(@WithCtx() ctx: Ctx, @Id() id: string, @Req() { ip }: FastifyRequest): Promise<SigningCodeView> {
    return { challengeId: await this.service.sendCode(ctx, id, ip), minutes: CODE_MINUTES };
  }

  @Post('requests/:id/signature/countersignature')
  @Allow('agreement:countersign')
  @Returns(ConsoleSigningView, 200)
  async countersign(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: CountersignBody, @Req() { ip }: FastifyRequest): Promise<ConsoleSigningView> {
    return ConsoleSigningView.of(await this.service.countersign(ctx, id, { ...body }, ip));
  }

  @Post('requests/:id/signature/document/address')
  @Allow('agreement:read')
  @Returns(FileAddressView, 200)
  async document(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.service.documentAddress(ctx, id) };
  }

  @Post('requests/:id/signature/sealed/address')
  @Allow('agreement:read')
  @Returns(FileAddressView, 200)
  async sealed(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.service.sealedAddress(ctx, id) };
  }

  @Post('requests/:id/signature/seal-check')
  @Allow('agreement:read')
  @Returns(SealCheckView, 200)
  check(@WithCtx() ctx: Ctx, @Id() id: string): Promise<SealCheckView> {
    return this.sealing.check(ctx, id);
  }
}
