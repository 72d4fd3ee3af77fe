import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { FileAddressView } from '../../platform/files/file-address.view.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CODE_MINUTES } from '../identity/codes.service.js';
import { ChangesBody, CommentBody, DeclineBody, PassOnBody, SignBody, SigningCodeView, SigningView } from './signing.dto.js';
import { VendorSigningService } from './vendor-signing.service.js';

@ApiTags('signing')
@Controller('portal/:organization/requests/:id/signature')
export class SigningPortalController {
  constructor(private readonly service: VendorSigningService) {}

  @Get()
  @Allow('task:read')
  @Returns(SigningView)
  async find(@WithCtx() ctx: Ctx, @Id() id: string): Promise<SigningView> {
    return SigningView.of(await this.service.find(ctx, id));
  }

  /** This person has the document before her; the first time is on record. */
  @Post('readings')
  @Allow('task:read')
  @Returns(null)
  read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<void> {
    return this.service.read(ctx, id);
  }

  @Post('document/address')
  @Allow('task:read')
  @Returns(FileAddressView, 200)
  async document(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.service.documentAddress(ctx, id) };
  }

  @Post('sealed/address')
  @Allow('task:read')
  @Returns(FileAddressView, 200)
  async sealed(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.service.sealedAddress(ctx, id) };
  }

  @Post('comments')
  @Allow('task:answer')
  @Returns(SigningView, 201)
  async comment(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { clauseId, text }: CommentBody): Promise<SigningView> {
    return SigningView.of(await this.service.comment(ctx, id, clauseId ?? null, text));
  }

  @Post('change-requests')
  @Allow('task:answer')
  @Returns(SigningView, 201)
  async requestChanges(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { message }: ChangesBody): Promise<SigningView> {
    return SigningView.of(await this.service.requestChanges(ctx, id, message));
  }

  @Post('passing-on')
  @Allow('task:answer')
  @Returns(SigningView, 201)
  async passOn(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, email }: PassOnBody): Promise<SigningView> {
    return SigningView.of(await this.service.passOn(ctx, id, name, email));
  }

  @Post('declining')
  @Allow('task:submit')
  @Returns(SigningView, 201)
  async decline(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: DeclineBody): Promise<SigningView> {
    return SigningView.of(await this.service.decline(ctx, id, reason));
  }

  @Post('codes')
  @Allow('task:submit')
  @Returns(SigningCodeView, 201)
  async code(@WithCtx() ctx: Ctx, @Id() id: string, @Req() { ip }: FastifyRequest): Promise<SigningCodeView> {
    return { challengeId: await this.service.sendCode(ctx, id, ip), minutes: CODE_MINUTES };
  }

  @Post()
  @Allow('task:submit')
  @Returns(SigningView, 200)
  async sign(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: SignBody, @Req() { ip }: FastifyRequest): Promise<SigningView> {
    return SigningView.of(await this.service.sign(ctx, id, { ...body }, ip));
  }
}
