import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AnswerQuestionBody, MoveDueBody, RefuseMoreTimeBody, RequestListQuery, RequestPageView, RequestView, SendRequestBody, TestRequestBody, WithdrawBody } from './requests.dto.js';
import { RequesterAnswersService } from './requester-answers.service.js';
import { RequestsReader } from './requests.reader.js';
import { RequestsService } from './requests.service.js';
import { TestCopiesService } from './test-copies.service.js';
import { RequestsViews } from './requests.views.js';

@ApiTags('requests')
@Controller('console/:organization')
export class RequestsConsoleController {
  constructor(private readonly service: RequestsService, private readonly testCopies: TestCopiesService, private readonly reader: RequestsReader, private readonly views: RequestsViews, private readonly answers: RequesterAnswersService) {}

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
    return this.testCopies.send(ctx, id, body);
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

  /** The day stays. To grant it, move the due day. */
  @Post('requests/:id/more-time/refusal')
  @Allow('request:send')
  @Returns(RequestView, 200)
  async refuseMoreTime(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { message }: RefuseMoreTimeBody): Promise<RequestView> {
    await this.answers.refuseMoreTime(ctx, id, message);
    return this.shown(ctx, id);
  }

  @Post('requests/:id/questions/:question/messages')
  @Allow('request:send')
  @Returns(RequestView, 201)
  async answerQuestion(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @Body() { text }: AnswerQuestionBody): Promise<RequestView> {
    await this.answers.answer(ctx, id, question, text);
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
    const exchanged = await this.reader.sentBy(ctx, id);
    const questionnaire = (await this.reader.questionnaires(ctx, [id])).get(id);
    return RequestView.from(await this.views.one(ctx, id), exchanged, questionnaire?.questions ?? []);
  }
}
