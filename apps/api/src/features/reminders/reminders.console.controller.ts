import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import { DEADLINE_KINDS, type DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { OneOf } from '../../platform/http/one-of-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { PausesService } from './pauses.service.js';
import { PlansService } from './plans.service.js';
import { PreferencesService } from './preferences.service.js';
import { PAUSE_SUBJECTS, PauseBody, type PauseSubject, PauseView, PlanPreviewBody, PlanQuery, PlanSettingsBody, PlanView, PreferenceBody, PreferenceView, ReminderHistoryView, PlannedStepView } from './reminders.dto.js';
import { RemindersReader } from './reminders.reader.js';

@ApiTags('reminders')
@Controller('console/:organization')
export class RemindersConsoleController {
  constructor(private readonly reader: RemindersReader, private readonly plans: PlansService, private readonly preferences: PreferencesService, private readonly pauses: PausesService) {}

  /** What reminded of a deadline, and what still will. */
  @Get('deadlines/:id/reminders')
  @Allow('deadline:read')
  @Returns(ReminderHistoryView)
  async history(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReminderHistoryView> {
    return ReminderHistoryView.of(await this.reader.ofDeadline(ctx, id));
  }

  @Get('reminder-plans')
  @Allow('deadline:read')
  @Returns([PlanView])
  async list(@WithCtx() ctx: Ctx): Promise<PlanView[]> {
    return (await this.plans.all(ctx)).list().map(PlanView.of);
  }

  @Put('reminder-plans/:kind')
  @ApiParam({ name: 'kind', enum: DEADLINE_KINDS, enumName: 'DeadlineKind' })
  @Allow('plan:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns([PlanView])
  async set(@WithCtx() ctx: Ctx, @OneOf('kind', DEADLINE_KINDS) kind: DeadlineKind, @Query() { tier }: PlanQuery, @IfMatch() version: number, @Body() body: PlanSettingsBody): Promise<PlanView[]> {
    await this.plans.set(ctx, kind, tier ?? '', version, body);
    return (await this.plans.all(ctx)).list().map(PlanView.of);
  }

  /** Back to the usual plan. */
  @Delete('reminder-plans/:kind')
  @ApiParam({ name: 'kind', enum: DEADLINE_KINDS, enumName: 'DeadlineKind' })
  @Allow('plan:edit')
  @Returns([PlanView])
  async reset(@WithCtx() ctx: Ctx, @OneOf('kind', DEADLINE_KINDS) kind: DeadlineKind, @Query() { tier }: PlanQuery): Promise<PlanView[]> {
    await this.plans.reset(ctx, kind, tier ?? '');
    return (await this.plans.all(ctx)).list().map(PlanView.of);
  }

  /** The exact days on which these settings would remind of a deadline of that day. */
  @Post('reminder-plans/:kind/preview')
  @ApiParam({ name: 'kind', enum: DEADLINE_KINDS, enumName: 'DeadlineKind' })
  @Allow('deadline:read')
  @Returns([PlannedStepView], 200)
  async preview(@WithCtx() ctx: Ctx, @OneOf('kind', DEADLINE_KINDS) kind: DeadlineKind, @Body() { dueOn, ...settings }: PlanPreviewBody): Promise<PlannedStepView[]> {
    return (await this.plans.preview(ctx, kind, settings, dueOn)).map(PlannedStepView.of);
  }

  @Get('my-reminders')
  @Allow('deadline:read')
  @Returns(PreferenceView)
  async mine(@WithCtx() ctx: Ctx): Promise<PreferenceView> {
    return PreferenceView.of(await this.preferences.mine(ctx));
  }

  @Put('my-reminders')
  @Allow('deadline:read')
  @Returns(PreferenceView)
  async setMine(@WithCtx() ctx: Ctx, @Body() body: PreferenceBody): Promise<PreferenceView> {
    await this.preferences.setMine(ctx, body);
    return PreferenceView.of(await this.preferences.mine(ctx));
  }

  @Get('reminder-pauses')
  @Allow('deadline:read')
  @Returns([PauseView])
  async paused(@WithCtx() ctx: Ctx): Promise<PauseView[]> {
    return (await this.pauses.now(ctx)).map(PauseView.of);
  }

  @Put('reminder-pauses/:subjectType/:id')
  @ApiParam({ name: 'subjectType', enum: PAUSE_SUBJECTS, enumName: 'PauseSubject' })
  @Allow('deadline:act')
  @Returns([PauseView])
  async pause(@WithCtx() ctx: Ctx, @OneOf('subjectType', PAUSE_SUBJECTS) subjectType: PauseSubject, @Id() id: string, @Body() { until, reason }: PauseBody): Promise<PauseView[]> {
    await this.pauses.pause(ctx, subjectType, id, until, reason.trim());
    return (await this.pauses.now(ctx)).map(PauseView.of);
  }

  @Delete('reminder-pauses/:subjectType/:id')
  @ApiParam({ name: 'subjectType', enum: PAUSE_SUBJECTS, enumName: 'PauseSubject' })
  @Allow('deadline:act')
  @Returns([PauseView])
  async resume(@WithCtx() ctx: Ctx, @OneOf('subjectType', PAUSE_SUBJECTS) subjectType: PauseSubject, @Id() id: string): Promise<PauseView[]> {
    await this.pauses.resume(ctx, subjectType, id);
    return (await this.pauses.now(ctx)).map(PauseView.of);
  }
}
