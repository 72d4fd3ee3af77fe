import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AskAboutEventBody, AskedView, RecipientView } from './event-attestations.dto.js';
import { EventAttestationsService } from './event-attestations.service.js';

@ApiTags('event-attestations')
@Controller('console/:organization/vendors/:id/event-attestations')
export class EventAttestationsConsoleController {
  constructor(private readonly service: EventAttestationsService) {}

  /** Who would be asked after an event at this vendor. */
  @Get('recipients')
  @Allow('engagement:read')
  @Returns([RecipientView])
  async recipients(@WithCtx() ctx: Ctx, @Id() id: string): Promise<RecipientView[]> {
    return (await this.service.recipients(ctx, id)).map(RecipientView.of);
  }

  @Post()
  @Allow('request:send')
  @Returns([AskedView], 200)
  ask(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { about, dueOn, vendorIds }: AskAboutEventBody): Promise<AskedView[]> {
    return this.service.ask(ctx, id, about.trim(), dueOn, vendorIds);
  }
}
