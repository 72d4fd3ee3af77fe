import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CreateScheduleBody, EditScheduleBody, ReviewedBody, ScheduleView, ScheduleWithOccurrencesView } from './schedules.dto.js';
import { SchedulesService } from './schedules.service.js';
import { SchedulesViews } from './schedules.views.js';

@ApiTags('schedules')
@Controller('console/:organization')
export class SchedulesConsoleController {
  constructor(private readonly service: SchedulesService, private readonly views: SchedulesViews) {}

  @Get('schedules')
  @Allow('schedule:read')
  @Returns([ScheduleView])
  list(@WithCtx() ctx: Ctx): Promise<ScheduleView[]> {
    return this.service.all(ctx);
  }

  @Post('schedules')
  @Allow('schedule:edit')
  @Returns(ScheduleWithOccurrencesView, 201)
  async create(@WithCtx() ctx: Ctx, @Body() body: CreateScheduleBody): Promise<ScheduleWithOccurrencesView> {
    return this.read(ctx, await this.service.create(ctx, { ...body }));
  }

  @Get('schedules/:id')
  @Allow('schedule:read')
  @Returns(ScheduleWithOccurrencesView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ScheduleWithOccurrencesView> {
    return ScheduleWithOccurrencesView.read(await this.views.one(ctx, id), await this.views.occurrences(ctx, id), await this.service.lastChange(ctx, id));
  }

  @Patch('schedules/:id')
  @Allow('schedule:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ScheduleWithOccurrencesView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditScheduleBody): Promise<ScheduleWithOccurrencesView> {
    await this.service.edit(ctx, id, version, { ...body });
    return this.read(ctx, id);
  }

  /** Somebody looked at the vendor. */
  @Post('schedule-occurrences/:id/review')
  @Allow('schedule:edit')
  @Returns(ScheduleWithOccurrencesView, 200)
  async reviewed(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { said }: ReviewedBody): Promise<ScheduleWithOccurrencesView> {
    return this.read(ctx, await this.service.reviewed(ctx, id, said));
  }
}
