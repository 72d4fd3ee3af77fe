import type { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { Upload } from '../../platform/http/upload.js';
import { EvidenceUploadService } from './evidence-upload.service.js';
import { EvidenceView } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';
import { BeginUploadBody, EndUploadBody, PartQuery, UploadView } from './uploads.dto.js';

/** Large files, in parts: a line that breaks costs one of them. */
@ApiTags('tasks')
@Controller('portal/:organization/requests/:id/uploads')
export class UploadsPortalController {
  constructor(private readonly evidence: EvidenceUploadService, private readonly tasks: TasksService) {}

  @Post()
  @Allow('task:answer')
  @Returns(UploadView, 201)
  async begin(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, question, type, bytes }: BeginUploadBody): Promise<UploadView> {
    return UploadView.of(await this.evidence.begin(ctx, id, question, { name, declaredType: type }, bytes), 0);
  }

  @Get(':uploadId')
  @Allow('task:answer')
  @Returns(UploadView)
  async received(@WithCtx() ctx: Ctx, @Id() id: string, @Id('uploadId') uploadId: string): Promise<UploadView> {
    return UploadView.of(uploadId, await this.evidence.received(ctx, id, uploadId));
  }

  /** One that does not begin where the bytes that are here end changes nothing: the answer says where to go on. */
  @Put(':uploadId')
  @Allow('task:answer')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(UploadView)
  async append(@WithCtx() ctx: Ctx, @Id() id: string, @Id('uploadId') uploadId: string, @Query() { from }: PartQuery, @Upload() part: Readable): Promise<UploadView> {
    return UploadView.of(uploadId, await this.evidence.append(ctx, id, uploadId, from, part));
  }

  /** All parts are here: it is put to the question. Said twice, it is put there once. */
  @Post(':uploadId/end')
  @Allow('task:answer')
  @Returns([EvidenceView], 201)
  async end(@WithCtx() ctx: Ctx, @Id() id: string, @Id('uploadId') uploadId: string, @Body() { question }: EndUploadBody): Promise<EvidenceView[]> {
    await this.evidence.end(ctx, id, question, uploadId);
    return (await this.tasks.find(ctx, id)).files.map(EvidenceView.of);
  }

  @Delete(':uploadId')
  @Allow('task:answer')
  @Returns(null)
  giveUp(@WithCtx() ctx: Ctx, @Id() id: string, @Id('uploadId') uploadId: string): Promise<void> {
    return this.evidence.giveUp(ctx, id, uploadId);
  }
}
