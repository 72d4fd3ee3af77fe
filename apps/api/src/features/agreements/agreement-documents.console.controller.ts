import type { Readable } from 'node:stream';
import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { Upload } from '../../platform/http/upload.js';
import { AgreementDocumentView, DocumentAddressView, DocumentQuery } from './agreement-documents.dto.js';
import { AgreementDocumentsService } from './agreement-documents.service.js';

@ApiTags('agreements')
@Controller('console/:organization/agreements/:id/documents')
export class AgreementDocumentsConsoleController {
  constructor(private readonly service: AgreementDocumentsService) {}

  @Get()
  @Allow('agreement:read')
  @Returns([AgreementDocumentView])
  async list(@WithCtx() ctx: Ctx, @Id() id: string): Promise<AgreementDocumentView[]> {
    return (await this.service.ofAgreement(ctx, id)).map(AgreementDocumentView.of);
  }

  @Post()
  @Allow('agreement:record')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(AgreementDocumentView, 201)
  async add(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { name }: DocumentQuery, @Upload() upload: Readable): Promise<AgreementDocumentView> {
    return AgreementDocumentView.of(await this.service.add(ctx, id, name, upload));
  }

  @Post(':documentId/address')
  @Allow('agreement:read')
  @Returns(DocumentAddressView, 200)
  async address(@WithCtx() ctx: Ctx, @Id() id: string, @Id('documentId') documentId: string): Promise<DocumentAddressView> {
    return { address: await this.service.address(ctx, id, documentId) };
  }
}
