import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AgreementView, ChangeTermsBody, RecordAgreementBody, TerminateAgreementBody } from './agreements.dto.js';
import { AgreementsService } from './agreements.service.js';

@ApiTags('agreements')
@Controller('console/:organization')
export class AgreementsConsoleController {
  constructor(private readonly service: AgreementsService) {}

  @Get('vendors/:id/agreements')
  @Allow('agreement:read')
  @Returns([AgreementView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementView[]> {
    return (await this.service.ofVendor(ctx, id)).map(AgreementView.of);
  }

  @Post('vendors/:id/agreements')
  @Allow('agreement:record')
  @Returns(AgreementView, 201)
  async record(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: RecordAgreementBody): Promise<AgreementView> {
    return AgreementView.of(await this.service.record(ctx, id, RecordAgreementBody.plain(body)));
  }

  @Get('agreements/:id')
  @Allow('agreement:read')
  @Returns(AgreementView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementView> {
    return AgreementView.of(await this.service.find(ctx, id));
  }

  @Post('agreements/:id/terms')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async changeTerms(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: ChangeTermsBody): Promise<AgreementView> {
    return AgreementView.of(await this.service.changeTerms(ctx, id, version, body.reason, ChangeTermsBody.plain(body)));
  }

  @Post('agreements/:id/termination')
  @Allow('agreement:terminate')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(AgreementView, 200)
  async terminate(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { on, reason }: TerminateAgreementBody): Promise<AgreementView> {
    return AgreementView.of(await this.service.terminate(ctx, id, version, on, reason));
  }
}
