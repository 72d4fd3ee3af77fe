import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { QuestionnaireSummaryView, QuestionnaireView } from './questionnaire.facts.js';
import { QuestionnairesReader } from './questionnaires.reader.js';

/** What can be asked of a vendor. */
@ApiTags('questionnaires')
@Controller('console/:organization/questionnaires')
export class QuestionnairesConsoleController {
  constructor(private readonly questionnaires: QuestionnairesReader) {}

  @Get()
  @Allow('questionnaire:read')
  @Returns([QuestionnaireSummaryView])
  async list(@WithCtx() ctx: Ctx): Promise<QuestionnaireSummaryView[]> {
    return (await this.questionnaires.all(ctx)).map(({ kind, questionnaire: { id, title, version, sections, questions } }) => ({ id, kind, title, version, sections: sections.length, questions: questions.length, minutes: minutesFor(questions.length) }));
  }

  /** As the vendor will see it. */
  @Get(':id')
  @Allow('questionnaire:read')
  @Returns(QuestionnaireView)
  async read(@WithCtx() ctx: Ctx, @Param('id') id: string): Promise<QuestionnaireView> {
    return QuestionnaireView.of((await this.questionnaires.existing(ctx, id)).questionnaire);
  }
}
