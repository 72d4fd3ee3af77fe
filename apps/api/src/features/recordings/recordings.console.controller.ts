import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { BeginRecordingBody, RecordAnswerBody, RecordedAnswerView, RecordedRequestView, RecordingRowView, RecordingView, SourceBody } from './recordings.dto.js';
import { RecordingsService } from './recordings.service.js';

const VERSIONED = { name: 'if-match', required: true, description: 'the version of the recording: of its source, not of its answers' } as const;

/** Answers that a vendor publishes, written down by staff. */
@ApiTags('recordings')
@Controller('console/:organization')
export class RecordingsConsoleController {
  constructor(private readonly recordings: RecordingsService) {}

  @Get('vendors/:id/recordings')
  @Allow('request:read')
  @Returns([RecordingRowView])
  async openOf(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RecordingRowView[]> {
    return (await this.recordings.openOf(ctx, id)).map(RecordingRowView.of);
  }

  @Post('vendors/:id/recordings')
  @Allow('request:send')
  @Returns(RecordingView, 201)
  async begin(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { questionnaireId, ...source }: BeginRecordingBody): Promise<RecordingView> {
    return RecordingView.whole(await this.recordings.begin(ctx, id, questionnaireId, source));
  }

  @Get('recordings/:id')
  @Allow('request:read')
  @Returns(RecordingView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RecordingView> {
    return RecordingView.whole(await this.recordings.find(ctx, id));
  }

  @Put('recordings/:id/source')
  @Allow('request:send')
  @ApiHeader(VERSIONED)
  @Returns(RecordingRowView)
  async describe(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() source: SourceBody): Promise<RecordingRowView> {
    return RecordingRowView.of(await this.recordings.describe(ctx, id, version, source));
  }

  @Get('recordings/:id/answers/:question')
  @Allow('request:read')
  @Returns(RecordedAnswerView)
  async answerTo(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string): Promise<RecordedAnswerView> {
    return RecordedAnswerView.of(question, await this.recordings.answerTo(ctx, id, question));
  }

  @Put('recordings/:id/answers/:question')
  @Allow('request:send')
  @ApiHeader({ name: 'if-match', required: true, description: 'the version of the answer it was written over; "0" for the first' })
  @Returns(RecordedAnswerView)
  async answer(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @IfMatch() version: number, @Body() { saveId, value, none, instead = null, comment }: RecordAnswerBody): Promise<RecordedAnswerView> {
    return RecordedAnswerView.of(question, await this.recordings.answer(ctx, id, question, version, saveId, { value, none, instead, comment }));
  }

  /** Hands it to the reviewers. */
  @Post('recordings/:id/submission')
  @Allow('request:send')
  @ApiHeader(VERSIONED)
  @Returns(RecordedRequestView, 201)
  async finish(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<RecordedRequestView> {
    return { requestId: await this.recordings.finish(ctx, id, version) };
  }

  @Delete('recordings/:id')
  @Allow('request:send')
  @ApiHeader(VERSIONED)
  @Returns(null)
  discard(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<void> {
    return this.recordings.discard(ctx, id, version);
  }
}
