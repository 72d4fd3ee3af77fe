import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { EarlierAnswerView, PrefillView, UsedPrefillView, UsePrefillBody } from './prefill.dto.js';
import { PrefillService } from './prefill.service.js';
import { TaskView } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('portal/:organization/requests/:id')
export class PrefillPortalController {
  constructor(private readonly prefill: PrefillService, private readonly tasks: TasksService) {}

  @Get('prefill')
  @Allow('task:read')
  @Returns(PrefillView)
  async offer(@WithCtx() ctx: Ctx, @Id() id: string): Promise<PrefillView> {
    return PrefillView.of(await this.prefill.offer(ctx, id));
  }

  @Post('prefill')
  @Allow('task:answer')
  @Returns(UsedPrefillView, 200)
  async use(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { items }: UsePrefillBody): Promise<UsedPrefillView> {
    const used = await this.prefill.use(ctx, id, items);
    return { used, task: TaskView.of(await this.tasks.find(ctx, id)) };
  }

  /** What this customer was told before. */
  @Get('earlier')
  @Allow('task:read')
  @Returns([EarlierAnswerView])
  async earlier(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EarlierAnswerView[]> {
    return (await this.prefill.earlier(ctx, id)).map(EarlierAnswerView.of);
  }
}
