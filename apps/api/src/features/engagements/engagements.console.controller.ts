import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AddBetweenBody, AddEngagementBody, EditEngagementBody, EngagementView } from './engagements.dto.js';
import { EngagementsService } from './engagements.service.js';

@ApiTags('engagements')
@Controller('console/:organization')
export class EngagementsConsoleController {
  constructor(private readonly service: EngagementsService) {}

  @Get('vendors/:id/engagements')
  @Allow('engagement:read')
  @Returns([EngagementView])
  async list(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EngagementView[]> {
    return (await this.service.listOfVendor(ctx, id)).map(EngagementView.of);
  }

  @Post('vendors/:id/engagements')
  @Allow('engagement:edit')
  @Returns(EngagementView, 201)
  async add(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: AddEngagementBody): Promise<EngagementView> {
    return EngagementView.of(await this.service.addToVendor(ctx, id, body));
  }

  @Post('engagements')
  @Allow('engagement:edit')
  @Returns(EngagementView, 201)
  async addBetween(@WithCtx() ctx: Ctx, @Body() body: AddBetweenBody): Promise<EngagementView> {
    return EngagementView.of(await this.service.addBetween(ctx, AddBetweenBody.plain(body)));
  }

  @Get('engagements/:id')
  @Allow('engagement:read')
  @Returns(EngagementView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EngagementView> {
    return EngagementView.of(await this.service.find(ctx, id));
  }

  @Patch('engagements/:id')
  @Allow('engagement:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(EngagementView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditEngagementBody): Promise<EngagementView> {
    return EngagementView.of(await this.service.edit(ctx, id, version, body));
  }
}
