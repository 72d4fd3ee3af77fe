import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementDocument } from './agreement-document.entity.js';
import { AgreementDocumentsConsoleController } from './agreement-documents.console.controller.js';
import { AgreementDocumentsRepository } from './agreement-documents.repository.js';
import { AgreementDocumentsService } from './agreement-documents.service.js';
import { AgreementClausesService } from './agreement-clauses.service.js';
import { AgreementEndingsService } from './agreement-endings.service.js';
import { AgreementChanges } from './agreement-changes.facts.js';
import { AgreementFollower } from './agreement-follower.js';
import { AgreementListViews } from './agreement-list.views.js';
import { AgreementPagesConsoleController } from './agreement-pages.console.controller.js';
import { AgreementPageViews } from './agreement-page.views.js';
import { AgreementRenewalsService } from './agreement-renewals.service.js';
import { AgreementRowsViews } from './agreement-rows.views.js';
import { AgreementTerms } from './agreement-terms.entity.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';
import { AgreementTermsService } from './agreement-terms.service.js';
import { Agreement } from './agreement.entity.js';
import { AgreementsConsoleController } from './agreements.console.controller.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementsViews } from './agreements.views.js';
import { ClauseCheck } from './clause-check.entity.js';
import { ClauseChecksRepository } from './clause-checks.repository.js';

export const AGREEMENTS_ENTITIES = [Agreement, AgreementDocument, AgreementTerms, ClauseCheck];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, RemindersModule, VendorsModule],
  controllers: [AgreementDocumentsConsoleController, AgreementPagesConsoleController, AgreementsConsoleController],
  providers: [
    AgreementChanges, AgreementClausesService, AgreementDocumentsRepository, AgreementDocumentsService, AgreementEndingsService, AgreementFollower, AgreementsReader, AgreementsRepository, AgreementsService, AgreementsViews,
    AgreementListViews, AgreementPageViews, AgreementRenewalsService, AgreementRowsViews, AgreementTermsRepository, AgreementTermsService, ClauseChecksRepository,
  ],
  exports: [AgreementChanges, AgreementDocumentsService, AgreementRenewalsService, AgreementsReader, AgreementsService],
})
export class AgreementsModule {}
