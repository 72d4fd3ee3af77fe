import { Module } from '@nestjs/common';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LibraryModule } from '../library/library.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { AsksPortalController } from './asks.portal.controller.js';
import { AsksService } from './asks.service.js';
import { CustomersPortalController } from './customers.portal.controller.js';
import { DraftAnswer } from './draft-answer.entity.js';
import { DraftFile } from './draft-file.entity.js';
import { DraftFilesRepository } from './draft-files.repository.js';
import { DraftsRepository } from './drafts.repository.js';
import { EntrancePortalController } from './entrance.portal.controller.js';
import { EntranceService } from './entrance.service.js';
import { EvidenceUploadService } from './evidence-upload.service.js';
import { HiddenAnswer } from './hidden-answer.entity.js';
import { PlainSaves } from './plain-saves.js';
import { PrefillPortalController } from './prefill.portal.controller.js';
import { PrefillService } from './prefill.service.js';
import { ReportsToCustomersService } from './reports-to-customers.service.js';
import { SectionCheck } from './section-check.entity.js';
import { SubmissionCopies } from './submission-copies.service.js';
import { SubmissionCopiesRepository } from './submission-copies.repository.js';
import { SubmissionCopy } from './submission-copy.entity.js';
import { SubmissionService } from './submission.service.js';
import { HiddenAnswersRepository, SectionChecksRepository } from './task-marks.repository.js';
import { TasksPortalController } from './tasks.portal.controller.js';
import { TasksService } from './tasks.service.js';
import { UploadsPortalController } from './uploads.portal.controller.js';
import { WorkbooksPortalController } from './workbooks.portal.controller.js';
import { WorkbooksService } from './workbooks.service.js';
import { WorkspaceWorker } from './workspace.worker.js';

export const WORKSPACE_ENTITIES = [DraftAnswer, DraftFile, HiddenAnswer, SectionCheck, SubmissionCopy];

@Module({
  imports: [DelegationsModule, IdentityModule, LibraryModule, OrganizationsModule, RequestsModule],
  controllers: [AsksPortalController, CustomersPortalController, EntrancePortalController, PrefillPortalController, TasksPortalController, UploadsPortalController, WorkbooksPortalController],
  providers: [AsksService, DraftFilesRepository, DraftsRepository, EntranceService, EvidenceUploadService, HiddenAnswersRepository, PlainSaves, PrefillService, ReportsToCustomersService, SectionChecksRepository, SubmissionCopies, SubmissionCopiesRepository, SubmissionService, TasksService, WorkbooksService, WorkspaceWorker],
})
export class WorkspaceModule {}
