import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementTerms } from './agreement-terms.entity.js';
import { Agreement } from './agreement.entity.js';
import { AgreementsConsoleController } from './agreements.console.controller.js';
import { AgreementsRepository, AgreementTermsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementsWorker } from './agreements.worker.js';

export const AGREEMENTS_ENTITIES = [Agreement, AgreementTerms];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, VendorsModule],
  controllers: [AgreementsConsoleController],
  providers: [AgreementsRepository, AgreementTermsRepository, AgreementsService, AgreementsWorker],
  exports: [AgreementsService],
})
export class AgreementsModule {}
