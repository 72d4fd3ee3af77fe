import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { DecideBody, GivenVerdictView, JudgeBody, ReturnBody, ReviewView, VerdictView } from './assessments.dto.js';
import { AssessmentsService } from './assessments.service.js';

@ApiTags('assessments')
@Controller('console/:organization/requests/:id/review')
export class AssessmentsConsoleController {
  constructor(private readonly service: AssessmentsService, private readonly evidence: EvidenceService) {}

  @Get()
  @Allow('assessment:read')
  @Returns(ReviewView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ReviewView> {
    return ReviewView.of(await this.service.review(ctx, id), await this.evidence.ofRequest(ctx, id));
  }

  @Put('verdicts/:question')
  @Allow('assessment:review')
  @ApiHeader({ name: 'if-match', required: true, description: 'the verdict’s version; "0" for the first' })
  @Returns(GivenVerdictView)
  async judge(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @IfMatch() version: number, @Body() { verdict, outgoingText, internalNote }: JudgeBody): Promise<GivenVerdictView> {
    const given = await this.service.judge(ctx, id, question, version, verdict ? { verdict, outgoingText, internalNote } : null);
    return { verdict: given && VerdictView.of(given) };
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
  async decide(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { decision, reason, conditions }: DecideBody): Promise<ReviewView> {
    await this.service.decide(ctx, id, version, { decision, reason, conditions });
    return this.read(ctx, id);
  }
}
