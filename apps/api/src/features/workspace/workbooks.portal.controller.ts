import type { Readable } from 'node:stream';
import { Controller, Get, Header, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { readUpload, Upload } from '../../platform/http/upload.js';
import { LARGEST_SPREADSHEET } from '../../platform/spreadsheets/spreadsheet-refusal.js';
import { AppliedWorkbookView, WorkbookPreviewView } from './workbooks.dto.js';
import { WorkbooksService } from './workbooks.service.js';

/** Answering in Excel. */
@ApiTags('tasks')
@Controller('portal/:organization/requests/:id/workbook')
export class WorkbooksPortalController {
  constructor(private readonly workbooks: WorkbooksService) {}

  @Get()
  @Allow('task:read')
  @Header('content-disposition', 'attachment; filename="questions.xlsx"')
  @ReturnsFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async download(@WithCtx() ctx: Ctx, @Id() id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.workbooks.download(ctx, id));
  }

  /** What the upload would change; nothing is written. */
  @Post('preview')
  @Allow('task:answer')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(WorkbookPreviewView, 200)
  async preview(@WithCtx() ctx: Ctx, @Id() id: string, @Upload() upload: Readable): Promise<WorkbookPreviewView> {
    const { changes, questionnaire } = await this.workbooks.preview(ctx, id, await readUpload(upload, LARGEST_SPREADSHEET));
    return WorkbookPreviewView.of(changes, questionnaire);
  }

  /** Saves what is new or changed. Sent again after a lost reply it finds nothing left to change. */
  @Post('application')
  @Allow('task:answer')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(AppliedWorkbookView, 200)
  async apply(@WithCtx() ctx: Ctx, @Id() id: string, @Upload() upload: Readable): Promise<AppliedWorkbookView> {
    const { applied, questionnaire } = await this.workbooks.apply(ctx, id, await readUpload(upload, LARGEST_SPREADSHEET));
    return AppliedWorkbookView.of(applied, questionnaire);
  }
}
