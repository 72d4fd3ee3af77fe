import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Import } from './import.entity.js';
import { ImportedRow } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsApplication } from './imports-application.service.js';
import { ImportsConsoleController } from './imports.console.controller.js';
import { ImportsPreviewer } from './imports.previewer.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ImportsViews } from './imports.views.js';
import { ImportsWorker } from './imports.worker.js';

export const IMPORTS_ENTITIES = [Import, ImportedRow];

@Module({
  imports: [EngagementsModule, VendorsModule],
  controllers: [ImportsConsoleController],
  providers: [ImportRowsRepository, ImportsApplication, ImportsPreviewer, ImportsRepository, ImportsService, ImportsViews, ImportsWorker],
})
export class ImportsModule {}
