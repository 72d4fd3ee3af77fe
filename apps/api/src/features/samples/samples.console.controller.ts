import { Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { SampleView } from './samples.dto.js';
import { SamplesService } from './samples.service.js';

@ApiTags('samples')
@Controller('console/:organization/sample')
export class SamplesConsoleController {
  constructor(private readonly service: SamplesService) {}

  @Get()
  @Allow('vendor:read')
  @Returns(SampleView)
  async read(@WithCtx() ctx: Ctx): Promise<SampleView> {
    return { vendors: await this.service.count(ctx) };
  }

  @Post()
  @Allow('sample:manage')
  @Returns(SampleView, 201)
  async load(@WithCtx() ctx: Ctx): Promise<SampleView> {
    return { vendors: await this.service.load(ctx) };
  }

  @Delete()
  @Allow('sample:manage')
  @Returns(null)
  remove(@WithCtx() ctx: Ctx): Promise<void> {
    return this.service.remove(ctx);
  }
}
