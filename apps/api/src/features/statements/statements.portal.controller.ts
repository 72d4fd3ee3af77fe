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
import { StatementPapers } from './statement-papers.service.js';
import { AttestBody, NotTrueBody, PassStatementOnBody, StatementCodeView, StatementView } from './statements.dto.js';
import { VendorStatementsService } from './vendor-statements.service.js';

@ApiTags('statements')
@Controller('portal/:organization/requests/:id/statement')
export class StatementsPortalController {
  constructor(private readonly service: VendorStatementsService, private readonly papers: StatementPapers) {}

  @Get()
  @Allow('task:read')
  @Returns(StatementView)
  async find(@WithCtx() ctx: Ctx, @Id() id: string): Promise<StatementView> {
    const stating = await this.service.find(ctx, id);
    return StatementView.of(stating, await this.service.toldBefore(ctx, stating));
  }

  @Post('codes')
  @Allow('task:submit')
  @Returns(StatementCodeView, 201)
  async code(@WithCtx() ctx: Ctx, @Id() id: string, @Req() { ip }: FastifyRequest): Promise<StatementCodeView> {
    return { challengeId: await this.service.sendCode(ctx, id, ip), minutes: CODE_MINUTES };
  }

  @Post()
  @Allow('task:submit')
  @Returns(StatementView, 200)
  async attest(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: AttestBody, @Req() { ip }: FastifyRequest): Promise<StatementView> {
    return StatementView.of(await this.service.attest(ctx, id, { ...body }, ip));
  }

  /** It cannot be stated. */
  @Post('declining')
  @Allow('task:submit')
  @Returns(StatementView, 200)
  async decline(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason, since, phi }: NotTrueBody): Promise<StatementView> {
    return StatementView.of(await this.service.decline(ctx, id, { reason, since, phi }));
  }

  /** It was stated, and is true no longer. */
  @Post('taking-back')
  @Allow('task:submit')
  @Returns(StatementView, 200)
  async takeBack(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason, since, phi }: NotTrueBody): Promise<StatementView> {
    return StatementView.of(await this.service.takeBack(ctx, id, { reason, since, phi }));
  }

  @Post('passing-on')
  @Allow('task:answer')
  @Returns(StatementView, 200)
  async passOn(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, email }: PassStatementOnBody): Promise<StatementView> {
    return StatementView.of(await this.service.passOn(ctx, id, name, email));
  }

  @Post('paper/address')
  @Allow('task:read')
  @Returns(FileAddressView, 200)
  async paper(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.papers.addressForVendor(ctx, id) };
  }
}
