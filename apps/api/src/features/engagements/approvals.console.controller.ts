import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { ApprovalsService } from './approvals.service.js';
import { ApprovalView, RecordApprovalBody } from './engagements.dto.js';

@ApiTags('engagements')
@Controller('console/:organization/engagements/:id/approvals')
export class ApprovalsConsoleController {
  constructor(private readonly service: ApprovalsService) {}

  @Get()
  @Allow('engagement:read')
  @Returns([ApprovalView])
  async list(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ApprovalView[]> {
    return (await this.service.list(ctx, id)).map(ApprovalView.of);
  }

  @Post()
  @Allow('engagement:edit')
  @Returns(ApprovalView, 201)
  async record(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: RecordApprovalBody): Promise<ApprovalView> {
    return ApprovalView.of(await this.service.record(ctx, id, RecordApprovalBody.plain(body)));
  }

  @Delete(':approval')
  @Allow('engagement:edit')
  @Returns(null)
  remove(@WithCtx() ctx: Ctx, @Id() id: string, @Id('approval') approval: string): Promise<void> {
    return this.service.remove(ctx, id, approval);
  }
}
