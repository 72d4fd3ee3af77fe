import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Finding } from './finding.entity.js';
import { FindingsConsoleController } from './findings.console.controller.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsService } from './findings.service.js';
import { FindingsViews } from './findings.views.js';

export const FINDINGS_ENTITIES = [Finding];

@Module({ imports: [DeadlinesModule, OrganizationsModule, VendorsModule], controllers: [FindingsConsoleController], providers: [FindingsRepository, FindingsService, FindingsViews], exports: [FindingsService] })
export class FindingsModule {}
