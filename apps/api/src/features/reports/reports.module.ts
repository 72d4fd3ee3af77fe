import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Report } from './report.entity.js';
import { ReportsConsoleController } from './reports.console.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { ReportsWorker } from './reports.worker.js';

export const REPORTS_ENTITIES = [Report];

@Module({ imports: [AssessmentsModule, FindingsModule, OrganizationsModule], controllers: [ReportsConsoleController], providers: [ReportsRepository, ReportsService, ReportsWorker] })
export class ReportsModule {}
