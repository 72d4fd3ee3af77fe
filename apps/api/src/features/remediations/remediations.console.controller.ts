import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { AskedRemediationView, AskForRemediationBody, CheckRemediationBody, RemediationOfFindingView, RemediationView } from './remediations.dto.js';
import { RemediationsService } from './remediations.service.js';

@ApiTags('remediations')
@Controller('console/:organization')
export class RemediationsConsoleController {
  constructor(private readonly service: RemediationsService, private readonly evidence: EvidenceService) {}

  @Post('vendors/:id/remediations')
  @Allow('finding:remediate')
  @Returns(AskedRemediationView, 201)
  async ask(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { findings, contactId, dueOn, purpose }: AskForRemediationBody): Promise<AskedRemediationView> {
    return { requestId: await this.service.ask(ctx, id, findings, contactId, dueOn, purpose) };
  }

  @Get('requests/:id/remediation')
  @Allow('finding:read')
  @Returns(RemediationView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RemediationView> {
    const copies = (await this.evidence.ofRequest(ctx, id)).filter(({ fileId }) => fileId).map(({ sha256, id }) => [sha256, id] as const);
    return RemediationView.of(await this.service.read(ctx, id), new Map(copies));
  }

  @Post('requests/:id/remediation/check')
  @Allow('finding:close')
  @Returns(RemediationView, 200)
  async check(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { checks }: CheckRemediationBody): Promise<RemediationView> {
    await this.service.check(ctx, id, checks);
    return this.read(ctx, id);
  }

  @Get('findings/:id/remediation')
  @Allow('finding:read')
  @Returns(RemediationOfFindingView)
  async ofFinding(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RemediationOfFindingView> {
    return (await this.service.requestOf(ctx, id)) ?? { requestId: null, ended: true };
  }
}
