import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { OccurrenceDeadlines } from './occurrence-deadlines.service.js';
import { Schedule } from './schedule.entity.js';
import { ScheduleOccurrence } from './schedule-occurrence.entity.js';
import { ScheduleOccurrencesRepository } from './schedule-occurrences.repository.js';
import { ScheduleRun } from './schedule-run.service.js';
import { SchedulesConsoleController } from './schedules.console.controller.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';
import { SchedulesViews } from './schedules.views.js';
import { SchedulesWorker } from './schedules.worker.js';

export const SCHEDULES_ENTITIES = [Schedule, ScheduleOccurrence];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, StatementsModule, VendorsModule],
  controllers: [SchedulesConsoleController],
  providers: [OccurrenceDeadlines, ScheduleOccurrencesRepository, ScheduleRun, SchedulesRepository, SchedulesService, SchedulesViews, SchedulesWorker],
})
export class SchedulesModule {}
