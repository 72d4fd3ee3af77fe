import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AskQuestionBody, DeclineRequestBody, MoreTimeBody, PassRequestOnBody } from './asks.dto.js';
import { AsksService } from './asks.service.js';
import { TaskView } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('portal/:organization/requests/:id')
export class AsksPortalController {
  constructor(private readonly asks: AsksService, private readonly tasks: TasksService) {}

  @Post('more-time')
  @Allow('task:submit')
  @Returns(TaskView, 200)
  async moreTime(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { dueOn, reason }: MoreTimeBody): Promise<TaskView> {
    await this.asks.moreTime(ctx, id, dueOn, reason);
    return this.shown(ctx, id);
  }

  @Post('declining')
  @Allow('task:submit')
  @Returns(TaskView, 200)
  async decline(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { reason }: DeclineRequestBody): Promise<TaskView> {
    await this.asks.decline(ctx, id, reason);
    return this.shown(ctx, id);
  }

  @Post('passing-on')
  @Allow('task:answer')
  @Returns(TaskView, 200)
  async passOn(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, email }: PassRequestOnBody): Promise<TaskView> {
    await this.asks.passOn(ctx, id, name, email);
    return this.shown(ctx, id);
  }

  @Post('questions/:question/messages')
  @Allow('task:answer')
  @Returns(TaskView, 201)
  async ask(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @Body() { text }: AskQuestionBody): Promise<TaskView> {
    await this.asks.ask(ctx, id, question, text);
    return this.shown(ctx, id);
  }

  /** What was submitted is opened again; it stays, and a further one follows. */
  @Post('amendment')
  @Allow('task:submit')
  @Returns(TaskView, 200)
  async amend(@WithCtx() ctx: Ctx, @Id() id: string): Promise<TaskView> {
    await this.asks.amend(ctx, id);
    return this.shown(ctx, id);
  }

  private async shown(ctx: Ctx, id: string): Promise<TaskView> {
    return TaskView.of(await this.tasks.find(ctx, id));
  }
}
