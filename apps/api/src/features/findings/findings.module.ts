import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { ExceptionsConsoleController } from './exceptions.console.controller.js';
import { ExceptionsService } from './exceptions.service.js';
import { Finding } from './finding.entity.js';
import { FindingChanges } from './finding-changes.service.js';
import { FindingEvent } from './finding-event.entity.js';
import { FindingEventsRepository } from './finding-events.repository.js';
import { FindingException } from './finding-exception.entity.js';
import { FindingExceptionsRepository } from './finding-exceptions.repository.js';
import { FindingsConsoleController } from './findings.console.controller.js';
import { FindingsExport } from './findings-export.service.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsService } from './findings.service.js';
import { FindingsViews } from './findings.views.js';

export const FINDINGS_ENTITIES = [Finding, FindingEvent, FindingException];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, VendorsModule],
  controllers: [ExceptionsConsoleController, FindingsConsoleController],
  providers: [ExceptionsService, FindingChanges, FindingEventsRepository, FindingExceptionsRepository, FindingsExport, FindingsRepository, FindingsService, FindingsViews],
  exports: [FindingsService],
})
export class FindingsModule {}
