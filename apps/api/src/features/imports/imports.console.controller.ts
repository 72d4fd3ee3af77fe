import type { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { readUpload, Upload } from '../../platform/http/upload.js';
import { EditImportBody, ImportPreviewView, ImportResultView, PreviewQuery, UploadQuery } from './imports.dto.js';
import { ImportListQuery, ImportPageView } from './import-list.dto.js';
import { ImportsService } from './imports.service.js';
import { ImportsViews } from './imports.views.js';

const LARGEST_FILE = 10 * 1024 * 1024;

@ApiTags('imports')
@Controller('console/:organization/imports')
export class ImportsConsoleController {
  constructor(private readonly service: ImportsService, private readonly views: ImportsViews) {}

  @Get()
  @Allow('import:read')
  @Returns(ImportPageView)
  async list(@WithCtx() ctx: Ctx, @Query() query: ImportListQuery): Promise<ImportPageView> {
    return ImportPageView.of(await this.views.list(ctx, query));
  }

  @Post()
  @Allow('import:run')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(ImportPreviewView, 201)
  async upload(@WithCtx() ctx: Ctx, @Query() { fileName }: UploadQuery, @Upload() upload: Readable): Promise<ImportPreviewView> {
    return ImportPreviewView.of(await this.service.upload(ctx, fileName, await readUpload(upload, LARGEST_FILE)));
  }

  @Get(':id')
  @Allow('import:read')
  @Returns(ImportPreviewView)
  async preview(@WithCtx() ctx: Ctx, @Id() id: string, @Query() query: PreviewQuery): Promise<ImportPreviewView> {
    return ImportPreviewView.of(await this.service.preview(ctx, id), query);
  }

  @Patch(':id')
  @Allow('import:run')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(ImportPreviewView)
  async edit(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: EditImportBody): Promise<ImportPreviewView> {
    return ImportPreviewView.of(await this.service.choose(ctx, id, version, body));
  }

  @Post(':id/apply')
  @Allow('import:run')
  @Returns(ImportResultView, 202)
  async apply(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ImportResultView> {
    return ImportResultView.of(await this.service.apply(ctx, id));
  }

  @Get(':id/result')
  @Allow('import:read')
  @Returns(ImportResultView)
  async result(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ImportResultView> {
    return ImportResultView.of(await this.service.result(ctx, id));
  }

  @Get(':id/refused.csv')
  @Allow('import:read')
  @Header('content-disposition', 'attachment; filename="refused-rows.csv"')
  @ReturnsFile('text/csv')
  refused(@WithCtx() ctx: Ctx, @Id() id: string): Promise<string> {
    return this.service.refused(ctx, id);
  }
}
