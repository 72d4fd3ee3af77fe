import type { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { FileAddressView } from '../../platform/files/file-address.view.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { Upload } from '../../platform/http/upload.js';
import { TakingOnService } from '../requests/taking-on.service.js';
import { QuestionnaireView } from '../questionnaires/questionnaire.facts.js';
import { EvidenceUploadService } from './evidence-upload.service.js';
import { SubmissionCopies } from './submission-copies.service.js';
import { SubmissionService } from './submission.service.js';
import { DescribeEvidenceBody, DraftAnswerView, EvidenceView, SaveAnswerBody, SectionCheckBody, SubmitBody, TaskRowView, TaskView, UploadEvidenceQuery } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('portal/:organization/requests')
export class TasksPortalController {
  constructor(private readonly tasks: TasksService, private readonly evidence: EvidenceUploadService, private readonly submissions: SubmissionService, private readonly copies: SubmissionCopies, private readonly takingOn: TakingOnService) {}

  @Get()
  @Allow('task:read')
  @Returns([TaskRowView])
  async list(@WithCtx() ctx: Ctx): Promise<TaskRowView[]> {
    return (await this.tasks.all(ctx)).map(TaskRowView.of);
  }

  @Get(':id')
  @Allow('task:read')
  @Returns(TaskView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<TaskView> {
    return TaskView.of(await this.tasks.find(ctx, id));
  }

  /** What was frozen into the request: it does not change any more. */
  @Get(':id/questionnaire')
  @Allow('task:read')
  @Returns(QuestionnaireView)
  async questionnaire(@WithCtx() ctx: Ctx, @Id() id: string): Promise<QuestionnaireView> {
    return QuestionnaireView.of((await this.tasks.find(ctx, id)).questionnaire);
  }

  /** Begins what came to a known workspace: nobody there had to open the mail. */
  @Post(':id/taking-on')
  @Allow('task:answer')
  @Returns(TaskView, 200)
  async takeOn(@WithCtx() ctx: Ctx, @Id() id: string): Promise<TaskView> {
    await this.takingOn.begin(ctx, id);
    return this.read(ctx, id);
  }

  @Get(':id/answers/:question')
  @Allow('task:read')
  @Returns(DraftAnswerView)
  async answer(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string): Promise<DraftAnswerView> {
    const draft = await this.tasks.answer(ctx, id, question);
    return draft ? DraftAnswerView.of(draft) : DraftAnswerView.none(question);
  }

  @Put(':id/answers/:question')
  @Allow('task:answer')
  @ApiHeader({ name: 'if-match', required: true, description: 'the version it was written over; "0" for the first' })
  @Returns(DraftAnswerView)
  async save(@WithCtx() ctx: Ctx, @Id() id: string, @Param('question') question: string, @IfMatch() version: number, @Body() { saveId, value, none, instead = null, comment }: SaveAnswerBody): Promise<DraftAnswerView> {
    return DraftAnswerView.of(await this.tasks.save(ctx, { requestId: id, questionKey: question, version, saveId, answer: { value, none, instead, comment } }));
  }

  /** A person says whether a section is done. */
  @Put(':id/sections/:section/check')
  @Allow('task:answer')
  @Returns(TaskView)
  async checkSection(@WithCtx() ctx: Ctx, @Id() id: string, @Param('section') section: string, @Body() { completed }: SectionCheckBody): Promise<TaskView> {
    await this.tasks.checkSection(ctx, id, section, completed);
    return this.read(ctx, id);
  }

  @Get(':id/evidence')
  @Allow('task:read')
  @Returns([EvidenceView])
  async files(@WithCtx() ctx: Ctx, @Id() id: string): Promise<EvidenceView[]> {
    return (await this.tasks.find(ctx, id)).files.map(EvidenceView.of);
  }

  @Post(':id/evidence')
  @Allow('task:answer')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns([EvidenceView], 201)
  async upload(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { name, question, type }: UploadEvidenceQuery, @Upload() upload: Readable): Promise<EvidenceView[]> {
    await this.evidence.upload(ctx, id, question, { name, declaredType: type }, upload);
    return this.files(ctx, id);
  }

  @Patch(':id/evidence/:fileId')
  @Allow('task:answer')
  @Returns([EvidenceView])
  async describe(@WithCtx() ctx: Ctx, @Id() id: string, @Id('fileId') fileId: string, @Body() body: DescribeEvidenceBody): Promise<EvidenceView[]> {
    await this.evidence.describe(ctx, id, fileId, body);
    return this.files(ctx, id);
  }

  @Delete(':id/evidence/:fileId')
  @Allow('task:answer')
  @Returns(null)
  remove(@WithCtx() ctx: Ctx, @Id() id: string, @Id('fileId') fileId: string): Promise<void> {
    return this.evidence.remove(ctx, id, fileId);
  }

  @Post(':id/evidence/:fileId/address')
  @Allow('task:read')
  @Returns(FileAddressView, 200)
  async address(@WithCtx() ctx: Ctx, @Id() id: string, @Id('fileId') fileId: string): Promise<FileAddressView> {
    return { address: await this.evidence.address(ctx, id, fileId) };
  }

  /** Your own copy of a submission, as a PDF. */
  @Post(':id/submissions/:number/copy/address')
  @Allow('task:read')
  @Returns(FileAddressView, 200)
  async copy(@WithCtx() ctx: Ctx, @Id() id: string, @Param('number') number: string): Promise<FileAddressView> {
    return { address: await this.copies.address(ctx, id, /^\d{1,6}$/.test(number) ? Number(number) : 0) };
  }

  @Post(':id/submission')
  @Allow('task:submit')
  @Returns(TaskView, 201)
  async submit(@WithCtx() ctx: Ctx, @Id() id: string, @Body() { name, title, tellReused }: SubmitBody): Promise<TaskView> {
    await this.submissions.submit(ctx, id, { name, title }, tellReused);
    return this.read(ctx, id);
  }
}
