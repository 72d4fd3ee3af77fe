import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { CustomersPortalController } from './customers.portal.controller.js';
import { DraftAnswer } from './draft-answer.entity.js';
import { DraftFile } from './draft-file.entity.js';
import { DraftFilesRepository } from './draft-files.repository.js';
import { DraftsRepository } from './drafts.repository.js';
import { EntrancePortalController } from './entrance.portal.controller.js';
import { EntranceService } from './entrance.service.js';
import { EvidenceUploadService } from './evidence-upload.service.js';
import { ReportsToCustomersService } from './reports-to-customers.service.js';
import { SubmissionService } from './submission.service.js';
import { TasksPortalController } from './tasks.portal.controller.js';
import { TasksService } from './tasks.service.js';
import { WorkbooksPortalController } from './workbooks.portal.controller.js';
import { WorkbooksService } from './workbooks.service.js';

export const WORKSPACE_ENTITIES = [DraftAnswer, DraftFile];

@Module({
  imports: [IdentityModule, OrganizationsModule, RequestsModule],
  controllers: [CustomersPortalController, EntrancePortalController, TasksPortalController, WorkbooksPortalController],
  providers: [DraftFilesRepository, DraftsRepository, EntranceService, EvidenceUploadService, ReportsToCustomersService, SubmissionService, TasksService, WorkbooksService],
})
export class WorkspaceModule {}
