import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { FileAddressView } from '../../platform/files/file-address.view.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { StatementPapers } from './statement-papers.service.js';
import { AskedStatementView, AskStatementBody, OfferedStatementView, StatementView } from './statements.dto.js';
import { StatementsReader } from './statements.reader.js';
import { StatementsService } from './statements.service.js';

@ApiTags('statements')
@Controller('console/:organization')
export class StatementsConsoleController {
  constructor(private readonly service: StatementsService, private readonly reader: StatementsReader, private readonly papers: StatementPapers) {}

  /** The statements that can be asked for, in their words of today. */
  @Get('statements')
  @Allow('questionnaire:read')
  @Returns([OfferedStatementView])
  async offered(@WithCtx() ctx: Ctx): Promise<OfferedStatementView[]> {
    return (await this.service.offered(ctx)).map(OfferedStatementView.offered);
  }

  @Post('vendors/:id/statements')
  @Allow('request:send')
  @Returns(AskedStatementView, 201)
  async ask(@WithCtx() ctx: Ctx, @Id() id: string, @Body() body: AskStatementBody): Promise<AskedStatementView> {
    return { requestId: await this.service.ask(ctx, id, body) };
  }

  @Get('requests/:id/statement')
  @Allow('request:read')
  @Returns(StatementView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<StatementView> {
    return StatementView.of(await this.reader.askedBy(ctx, id));
  }

  @Post('requests/:id/statement/paper/address')
  @Allow('request:read')
  @Returns(FileAddressView, 200)
  async paper(@WithCtx() ctx: Ctx, @Id() id: string): Promise<FileAddressView> {
    return { address: await this.papers.addressForRequester(ctx, id) };
  }
}
