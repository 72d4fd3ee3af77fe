import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { TriageBody, TriageResultView, TriageView } from './triages.dto.js';
import { TriagesService } from './triages.service.js';

@ApiTags('determinations')
@Controller('console/:organization')
export class TriagesConsoleController {
  constructor(private readonly service: TriagesService) {}

  /** Screens many at once; each row is answered by itself. */
  @Post('triages')
  @Allow('engagement:edit')
  @Returns([TriageResultView])
  async screen(@WithCtx() ctx: Ctx, @Body() body: TriageBody): Promise<TriageResultView[]> {
    return (await this.service.screen(ctx, TriageBody.plain(body))).map(TriageResultView.of);
  }

  @Get('vendors/:id/triages')
  @Allow('engagement:read')
  @Returns([TriageView])
  async ofVendor(@WithCtx() ctx: Ctx, @Id() id: string): Promise<TriageView[]> {
    return (await this.service.ofVendor(ctx, id)).map(TriageView.of);
  }
}
