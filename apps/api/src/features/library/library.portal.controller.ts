import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AllowReuseBody, LibraryAnswerView } from './library.dto.js';
import { LibraryService } from './library.service.js';

/** Members of the vendor's workspace only. */
@ApiTags('tasks')
@Controller('portal/:organization/library')
export class LibraryPortalController {
  constructor(private readonly library: LibraryService) {}

  @Get()
  @Allow('library:read')
  @Returns([LibraryAnswerView])
  async list(@WithCtx() ctx: Ctx): Promise<LibraryAnswerView[]> {
    return (await this.library.all(ctx)).map(LibraryAnswerView.of);
  }

  @Post('reuse')
  @Allow('library:share')
  @Returns([LibraryAnswerView], 200)
  async allow(@WithCtx() ctx: Ctx, @Body() { ids, reusable }: AllowReuseBody): Promise<LibraryAnswerView[]> {
    return (await this.library.allow(ctx, ids, reusable)).map(LibraryAnswerView.of);
  }
}
