import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Recording } from './recording.entity.js';
import { RecordingsConsoleController } from './recordings.console.controller.js';
import { RecordingsRepository } from './recordings.repository.js';
import { RecordingsService } from './recordings.service.js';

export const RECORDINGS_ENTITIES = [Recording];

@Module({
  imports: [AssessmentsModule, OrganizationsModule, QuestionnairesModule, RequestsModule, VendorsModule],
  controllers: [RecordingsConsoleController],
  providers: [RecordingsRepository, RecordingsService],
})
export class RecordingsModule {}
