import { Module } from '@nestjs/common';
import { QuestionnairesConsoleController } from './questionnaires.console.controller.js';
import { QuestionnairesReader } from './questionnaires.reader.js';

@Module({ controllers: [QuestionnairesConsoleController], providers: [QuestionnairesReader], exports: [QuestionnairesReader] })
export class QuestionnairesModule {}
