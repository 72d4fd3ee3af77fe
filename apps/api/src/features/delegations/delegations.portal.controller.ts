import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { DelegationView, HandOverBody } from './delegations.dto.js';
import { DelegationsReader } from './delegations.reader.js';
import { DelegationsService } from './delegations.service.js';

@ApiTags('tasks')
@Controller('portal/:organization/requests/:id')
export class DelegationsPortalController {
  constructor(private readonly delegations: DelegationsService, private readonly reader: DelegationsReader, private readonly requests: RequestsReader) {}

  @Get('delegations')
  @Allow('task:delegate')
  @Returns([DelegationView])
  async list(@WithCtx() ctx: Ctx, @Id() id: string): Promise<DelegationView[]> {
    await this.requests.takenOnBy(ctx, id);
    return (await this.reader.ofRequest(ctx, id)).map(DelegationView.of);
  }

  @Post('delegations')
  @Allow('task:delegate')
  @Returns([DelegationView], 201)
  async handOver(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, email, dueOn, sections, questions }: HandOverBody): Promise<DelegationView[]> {
    await this.delegations.handOver(ctx, id, { name, email, dueOn, sections, questions });
    return this.list(ctx, id);
  }

  @Delete('delegations/:delegationId')
  @Allow('task:delegate')
  @Returns([DelegationView])
  async revoke(@WithCtx() ctx: Ctx, @Id() id: string, @Id('delegationId') delegationId: string): Promise<DelegationView[]> {
    await this.delegations.revoke(ctx, id, delegationId);
    return this.list(ctx, id);
  }

  /** A colleague is done with her part. */
  @Post('part/return')
  @Allow('task:answer')
  @Returns(null)
  finish(@WithCtx() ctx: Ctx, @Id() id: string): Promise<void> {
    return this.delegations.finish(ctx, id);
  }
}
