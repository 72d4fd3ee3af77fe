import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementDocument } from './agreement-document.entity.js';
import { AgreementDocumentsConsoleController } from './agreement-documents.console.controller.js';
import { AgreementDocumentsRepository } from './agreement-documents.repository.js';
import { AgreementDocumentsService } from './agreement-documents.service.js';
import { AgreementTerms } from './agreement-terms.entity.js';
import { Agreement } from './agreement.entity.js';
import { AgreementsConsoleController } from './agreements.console.controller.js';
import { AgreementsRepository, AgreementTermsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementsWorker } from './agreements.worker.js';

export const AGREEMENTS_ENTITIES = [Agreement, AgreementDocument, AgreementTerms];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, VendorsModule],
  controllers: [AgreementDocumentsConsoleController, AgreementsConsoleController],
  providers: [AgreementDocumentsRepository, AgreementDocumentsService, AgreementsRepository, AgreementTermsRepository, AgreementsService, AgreementsWorker],
  exports: [AgreementsService],
})
export class AgreementsModule {}
