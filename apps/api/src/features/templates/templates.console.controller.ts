import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CreateTemplateBody, EditTemplateBody, PublishTemplateBody, TemplateView } from './templates.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('templates')
@Controller('console/:organization/templates')
export class TemplatesConsoleController {
  constructor(private readonly service: TemplatesService) {}

  @Get()
  @Allow('template:read')
  @Returns([TemplateView])
  async list(@WithCtx() ctx: Ctx): Promise<TemplateView[]> {
    return (await this.service.all(ctx)).map(TemplateView.of);
  }

  @Post()
  @Allow('template:edit')
  @Returns(TemplateView, 201)
  async create(@WithCtx() ctx: Ctx, @Body() { name }: CreateTemplateBody): Promise<TemplateView> {
    return TemplateView.of(await this.service.create(ctx, name));
  }

  @Get(':id')
  @Allow('template:read')
  @Returns(TemplateView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<TemplateView> {
    return TemplateView.of(await this.service.find(ctx, id));
  }

  @Patch(':id')
  @Allow('template:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(TemplateView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() change: EditTemplateBody): Promise<TemplateView> {
    return TemplateView.of(await this.service.edit(ctx, id, version, change));
  }

  @Post(':id/versions')
  @Allow('template:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(TemplateView, 201)
  async publish(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { note }: PublishTemplateBody): Promise<TemplateView> {
    return TemplateView.of(await this.service.publish(ctx, id, version, note));
  }
}
