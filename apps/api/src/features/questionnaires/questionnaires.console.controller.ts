import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import { Allow } from '../../platform/auth/access.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { QuestionnaireSummaryView, QuestionnaireView } from './questionnaire.facts.js';
import { QuestionnairesReader } from './questionnaires.reader.js';

@ApiTags('questionnaires')
@Controller('console/:organization/questionnaires')
export class QuestionnairesConsoleController {
  constructor(private readonly questionnaires: QuestionnairesReader) {}

  @Get()
  @Allow('questionnaire:read')
  @Returns([QuestionnaireSummaryView])
  list(): QuestionnaireSummaryView[] {
    return this.questionnaires.all().map(({ kind, questionnaire: { id, title, version, sections, questions } }) => ({ id, kind, title, version, sections: sections.length, questions: questions.length, minutes: minutesFor(questions.length) }));
  }

  /** As the vendor will see it. */
  @Get(':id')
  @Allow('questionnaire:read')
  @Returns(QuestionnaireView)
  read(@Param('id') id: string): QuestionnaireView {
    return QuestionnaireView.of(this.questionnaires.existing(id).questionnaire);
  }
}
