import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CalendarQuery, CalendarView, DeadlineListQuery, DoneBody, MatterPageView, MatterView, SnoozeBody } from './deadlines.dto.js';
import { DeadlinesReader } from './deadlines.reader.js';
import { DeadlinesService } from './deadlines.service.js';

@ApiTags('deadlines')
@Controller('console/:organization/deadlines')
export class DeadlinesConsoleController {
  constructor(private readonly reader: DeadlinesReader, private readonly service: DeadlinesService) {}

  @Get()
  @Allow('deadline:read')
  @Returns(MatterPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: DeadlineListQuery): Promise<MatterPageView> {
    return MatterPageView.of(await this.reader.list(ctx, query));
  }

  @Get('calendar')
  @Allow('deadline:read')
  @Returns(CalendarView)
  async calendar(@WithCtx() ctx: Ctx, @Query() { from, to, ownerMemberId }: CalendarQuery): Promise<CalendarView> {
    return CalendarView.of(await this.reader.calendar(ctx, from, to, ownerMemberId));
  }

  @Get(':id')
  @Allow('deadline:read')
  @Returns(MatterView)
  read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<MatterView> {
    return this.reader.one(ctx, id);
  }

  @Post(':id/acknowledgement')
  @Allow('deadline:act')
  @Returns(MatterView, 200)
  async acknowledge(@WithCtx() ctx: Ctx, @Id() id: string): Promise<MatterView> {
    await this.service.acknowledge(ctx, id);
    return this.reader.one(ctx, id);
  }

  @Post(':id/snooze')
  @Allow('deadline:act')
  @Returns(MatterView, 200)
  async snooze(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { until, reason }: SnoozeBody): Promise<MatterView> {
    await this.service.snooze(ctx, id, until, reason.trim());
    return this.reader.one(ctx, id);
  }

  @Delete(':id/snooze')
  @Allow('deadline:act')
  @Returns(MatterView)
  async wake(@WithCtx() ctx: Ctx, @Id() id: string): Promise<MatterView> {
    await this.service.wake(ctx, id);
    return this.reader.one(ctx, id);
  }

  @Post(':id/done')
  @Allow('deadline:act')
  @Returns(MatterView, 200)
  async finish(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { on, note }: DoneBody): Promise<MatterView> {
    await this.service.finish(ctx, id, on, note.trim());
    return this.reader.one(ctx, id);
  }

  @Delete(':id/done')
  @Allow('deadline:act')
  @Returns(MatterView)
  async reopen(@WithCtx() ctx: Ctx, @Id() id: string): Promise<MatterView> {
    await this.service.reopen(ctx, id);
    return this.reader.one(ctx, id);
  }
}
