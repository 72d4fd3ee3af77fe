import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { ChangesQuery, CreateQuestionnaireBody, DocumentView, LibraryRowView, OwnQuestionnaireView, PublishQuestionnaireBody, QuestionnaireChangesView, SaveQuestionnaireBody, VersionQuery } from './questionnaires.dto.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { QuestionnairesViews } from './questionnaires.views.js';

/** Where an organization writes its own questionnaires. */
@ApiTags('questionnaires')
@Controller('console/:organization/questionnaire-library')
export class OwnQuestionnairesConsoleController {
  constructor(private readonly service: QuestionnairesService, private readonly views: QuestionnairesViews) {}

  @Get()
  @Allow('questionnaire:read')
  @Returns([LibraryRowView])
  async list(@WithCtx() ctx: Ctx): Promise<LibraryRowView[]> {
    return LibraryRowView.all(await this.views.own(ctx), await this.views.openRequests(ctx));
  }

  @Post()
  @Allow('questionnaire:edit')
  @Returns(OwnQuestionnaireView, 201)
  async create(@WithCtx() ctx: Ctx, @Body() { title, copyOf }: CreateQuestionnaireBody): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.create(ctx, title, { copyOf }));
  }

  @Get(':id')
  @Allow('questionnaire:read')
  @Returns(OwnQuestionnaireView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.find(ctx, id));
  }

  @Put(':id')
  @Allow('questionnaire:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(OwnQuestionnaireView)
  async save(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { draft }: SaveQuestionnaireBody): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.save(ctx, id, version, draft));
  }

  /** Of a shipped one too: it has one version only. */
  @Get(':id/document')
  @Allow('questionnaire:read')
  @Returns(DocumentView)
  async document(@WithCtx() ctx: Ctx, @Param('id') id: string, @Query() { number }: VersionQuery): Promise<DocumentView> {
    return DocumentView.of(await this.service.document(ctx, id, number));
  }

  @Post(':id/versions')
  @Allow('questionnaire:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(OwnQuestionnaireView, 201)
  async publish(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { note }: PublishQuestionnaireBody): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.publish(ctx, id, version, note));
  }

  @Get(':id/changes')
  @Allow('questionnaire:read')
  @Returns(QuestionnaireChangesView)
  changes(@WithCtx() ctx: Ctx, @Id() id: string, @Query() { from, to }: ChangesQuery): Promise<QuestionnaireChangesView> {
    return this.service.changes(ctx, id, from, to);
  }

  @Post(':id/archiving')
  @Allow('questionnaire:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(OwnQuestionnaireView, 200)
  async archive(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.archive(ctx, id, version, true));
  }

  @Post(':id/restoring')
  @Allow('questionnaire:edit')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(OwnQuestionnaireView, 200)
  async restore(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<OwnQuestionnaireView> {
    return OwnQuestionnaireView.of(await this.service.archive(ctx, id, version, false));
  }
}
