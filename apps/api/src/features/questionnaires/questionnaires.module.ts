import { Module } from '@nestjs/common';
import { OwnQuestionnairesConsoleController } from './own-questionnaires.console.controller.js';
import { OwnQuestionnaire } from './questionnaire.entity.js';
import { QuestionnaireVersion } from './questionnaire-version.entity.js';
import { QuestionnaireFilesConsoleController } from './questionnaire-files.console.controller.js';
import { QuestionnaireFilesService } from './questionnaire-files.service.js';
import { QuestionnairesConsoleController } from './questionnaires.console.controller.js';
import { QuestionnairesReader } from './questionnaires.reader.js';
import { OwnQuestionnairesRepository, QuestionnaireVersionsRepository } from './questionnaires.repository.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { QuestionnairesViews } from './questionnaires.views.js';

export const QUESTIONNAIRES_ENTITIES = [OwnQuestionnaire, QuestionnaireVersion];

@Module({
  controllers: [QuestionnaireFilesConsoleController, OwnQuestionnairesConsoleController, QuestionnairesConsoleController],
  providers: [OwnQuestionnairesRepository, QuestionnaireFilesService, QuestionnairesReader, QuestionnairesService, QuestionnairesViews, QuestionnaireVersionsRepository],
  exports: [QuestionnairesReader],
})
export class QuestionnairesModule {}
