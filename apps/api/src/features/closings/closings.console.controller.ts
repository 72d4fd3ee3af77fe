import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AskForCertificateBody, ClosingsView, EndFlowBody, RecordCertificateBody } from './closings.dto.js';
import { ClosingsService } from './closings.service.js';

@ApiTags('closings')
@Controller('console/:organization/agreements/:id/closing')
export class ClosingsConsoleController {
  constructor(private readonly service: ClosingsService) {}

  /** What is to become of PHI held under it; empty while it has not ended. */
  @Get()
  @Allow('agreement:read')
  @Returns(ClosingsView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ClosingsView> {
    return ClosingsView.of(await this.service.ofAgreement(ctx, id));
  }

  @Post()
  @Allow('agreement:terminate')
  @Returns(ClosingsView, 200)
  async open(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ClosingsView> {
    await this.service.open(ctx, id);
    return this.read(ctx, id);
  }

  @Post('request')
  @Allow('request:send')
  @Returns(ClosingsView, 200)
  async ask(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { contactId, dueOn }: AskForCertificateBody): Promise<ClosingsView> {
    await this.service.ask(ctx, id, contactId, dueOn);
    return this.read(ctx, id);
  }

  /** A certificate that came on paper. */
  @Post('certificate')
  @Allow('agreement:record')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ClosingsView, 200)
  async record(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: RecordCertificateBody): Promise<ClosingsView> {
    await this.service.recordCertificate(ctx, id, version, RecordCertificateBody.certificate(body), body.certifiedOn, body.certifiedBy);
    return this.read(ctx, id);
  }

  @Post('flow-end')
  @Allow('agreement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ClosingsView, 200)
  async endFlow(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { on, engagementIds }: EndFlowBody): Promise<ClosingsView> {
    await this.service.endFlow(ctx, id, version, on, engagementIds);
    return this.read(ctx, id);
  }
}
