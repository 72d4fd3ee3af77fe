import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { AssignBody, DecideBody, JudgeBody, ReadingBody, ReturnBody, ReviewStandingView, ReviewView, TakeBackBody } from './assessments.dto.js';
import { AssessmentsService } from './assessments.service.js';
import { DecisionsService } from './decisions.service.js';
import { ReviewDeskService } from './review-desk.service.js';

@ApiTags('assessments')
@Controller('console/:organization/requests/:id/review')
export class AssessmentsConsoleController {
  constructor(private readonly service: AssessmentsService, private readonly decisions: DecisionsService, private readonly desk: ReviewDeskService, private readonly evidence: EvidenceService) {}

  @Get()
  @Allow('assessment:read')
  @Returns(ReviewView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReviewView> {
    return ReviewView.of(await this.desk.desk(ctx, id), await this.evidence.ofRequest(ctx, id), ctx.actor.memberId ?? null);
  }

  @Put('verdicts/:question')
  @Allow('assessment:review')
  @ApiHeader({ name: 'if-match', required: true, description: 'the verdict’s version; "0" for the first' })
  @Returns(ReviewStandingView)
  async judge(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @IfMatch() version: number, @Body() { verdict, outgoingText, internalNote, finding }: JudgeBody): Promise<ReviewStandingView> {
    await this.service.judge(ctx, id, question, version, verdict ? { verdict, outgoingText, internalNote, finding } : null);
    return this.standing(ctx, id);
  }

  /** What changes while several people read: verdicts, and who reads what. */
  @Get('standing')
  @Allow('assessment:read')
  @Returns(ReviewStandingView)
  async standing(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReviewStandingView> {
    return ReviewStandingView.of(await this.desk.standing(ctx, id));
  }

  /** Says which question she has before her, and hears what the others did. */
  @Put('reading')
  @Allow('assessment:review')
  @Returns(ReviewStandingView)
  async reading(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { question }: ReadingBody): Promise<ReviewStandingView> {
    await this.desk.reading(ctx, id, question);
    return this.standing(ctx, id);
  }

  @Put('sections/:section')
  @Allow('assessment:review')
  @Returns(ReviewView)
  async assign(@WithCtx() ctx: Ctx, @Id() id: string, @Param('section') section: string, @Body() { memberId }: AssignBody): Promise<ReviewView> {
    await this.desk.assign(ctx, id, section, memberId);
    return this.read(ctx, id);
  }

  /** Accepts what nobody has judged, shows no gap and lacks no evidence. */
  @Post('acceptance')
  @Allow('assessment:review')
  @Returns(ReviewView, 200)
  async acceptPlain(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReviewView> {
    await this.service.acceptPlain(ctx, id);
    return this.read(ctx, id);
  }

  @Post('return')
  @Allow('assessment:review')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ReviewView, 200)
  async sendBack(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { message }: ReturnBody): Promise<ReviewView> {
    await this.service.returnChosen(ctx, id, version, message);
    return this.read(ctx, id);
  }

  @Post('decision')
  @Allow('assessment:decide')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ReviewView, 200)
  async decide(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { decision, reason, conditions, validUntil }: DecideBody): Promise<ReviewView> {
    await this.decisions.decide(ctx, id, version, { decision, reason, conditions, validUntil });
    return this.read(ctx, id);
  }

  /** The second person approves what the first proposed. */
  @Post('decision/approval')
  @Allow('assessment:decide')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ReviewView, 200)
  async approve(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<ReviewView> {
    await this.decisions.approve(ctx, id, version);
    return this.read(ctx, id);
  }

  @Post('decision/taking-back')
  @Allow('assessment:decide')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ReviewView, 200)
  async takeBack(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { reason }: TakeBackBody): Promise<ReviewView> {
    await this.decisions.takeBack(ctx, id, version, reason);
    return this.read(ctx, id);
  }
}
