import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { MoveDueBody, RequestListQuery, RequestPageView, RequestRowView, RequestStepView, RequestView, SendRequestBody, TestRequestBody, WithdrawBody } from './requests.dto.js';
import { RequestsReader } from './requests.reader.js';
import { RequestsService } from './requests.service.js';
import { RequestsViews } from './requests.views.js';

@ApiTags('requests')
@Controller('console/:organization')
export class RequestsConsoleController {
  constructor(private readonly service: RequestsService, private readonly reader: RequestsReader, private readonly views: RequestsViews) {}

  @Post('vendors/:id/requests')
  @Allow('request:send')
  @Returns(RequestView, 201)
  async send(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: SendRequestBody): Promise<RequestView> {
    return this.shown(ctx, await this.service.send(ctx, id, body));
  }

  /** The mail it would be, to whoever asks. */
  @Post('vendors/:id/requests/test-copies')
  @Allow('request:send')
  @Returns(null, 202)
  sendTestCopy(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: TestRequestBody): Promise<void> {
    return this.service.sendTestCopy(ctx, id, body);
  }

  @Get('requests')
  @Allow('request:read')
  @Returns(RequestPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: RequestListQuery): Promise<RequestPageView> {
    return RequestPageView.of(await this.views.list(ctx, query));
  }

  @Get('requests/:id')
  @Allow('request:read')
  @Returns(RequestView)
  read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RequestView> {
    return this.shown(ctx, id);
  }

  @Post('requests/:id/due-day')
  @Allow('request:send')
  @Returns(RequestView, 200)
  async moveDue(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { dueOn }: MoveDueBody): Promise<RequestView> {
    await this.service.moveDue(ctx, id, dueOn);
    return this.shown(ctx, id);
  }

  @Post('requests/:id/withdrawal')
  @Allow('request:withdraw')
  @Returns(RequestView, 200)
  async withdraw(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: WithdrawBody): Promise<RequestView> {
    await this.service.withdraw(ctx, id, reason);
    return this.shown(ctx, id);
  }

  private async shown(ctx: Ctx, id: string): Promise<RequestView> {
    const { request, events } = await this.reader.sentBy(ctx, id);
    return { ...RequestRowView.of(await this.views.one(ctx, id)), purpose: request.purpose, about: request.about, agreementId: request.agreementId, steps: events.map(RequestStepView.of) };
  }
}
