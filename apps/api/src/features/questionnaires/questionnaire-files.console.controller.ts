import type { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns, ReturnsFile } from '../../platform/http/returns.decorator.js';
import { readUpload, Upload } from '../../platform/http/upload.js';
import { LARGEST_SPREADSHEET } from '../../platform/spreadsheets/spreadsheet-refusal.js';
import { fieldsIn, ImportQuestionnaireQuery, QuestionnaireFileView, ReadFileQuery } from './questionnaire-files.dto.js';
import { QuestionnaireFilesService } from './questionnaire-files.service.js';
import { OwnQuestionnaireView, VersionQuery } from './questionnaires.dto.js';

/** Questionnaires as files. */
@ApiTags('questionnaires')
@Controller('console/:organization')
export class QuestionnaireFilesConsoleController {
  constructor(private readonly files: QuestionnaireFilesService) {}

  /** What the file would become; nothing of it is kept. */
  @Post('questionnaire-imports/preview')
  @Allow('questionnaire:edit')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(QuestionnaireFileView, 200)
  async preview(@Query() query: ReadFileQuery, @Upload() upload: Readable): Promise<QuestionnaireFileView> {
    return QuestionnaireFileView.of(await this.files.preview(await readUpload(upload, LARGEST_SPREADSHEET), fieldsIn(query)));
  }

  @Post('questionnaire-imports')
  @Allow('questionnaire:edit')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(OwnQuestionnaireView, 201)
  async import(@WithCtx() ctx: Ctx, @Query() query: ImportQuestionnaireQuery, @Upload() upload: Readable): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.files.import(ctx, query.title, query.fileName, await readUpload(upload, LARGEST_SPREADSHEET), fieldsIn(query)));
  }

  @Get('questionnaire-library/:id/questions.csv')
  @Allow('questionnaire:read')
  @Header('content-disposition', 'attachment; filename="questionnaire.csv"')
  @ReturnsFile('text/csv')
  csv(@WithCtx() ctx: Ctx, @Param('id') id: string, @Query() { number }: VersionQuery): Promise<string> {
    return this.files.csv(ctx, id, number);
  }

  @Get('questionnaire-library/:id/questions.xlsx')
  @Allow('questionnaire:read')
  @Header('content-disposition', 'attachment; filename="questionnaire.xlsx"')
  @ReturnsFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  async workbook(@WithCtx() ctx: Ctx, @Param('id') id: string, @Query() { number }: VersionQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.files.workbook(ctx, id, number));
  }
}
