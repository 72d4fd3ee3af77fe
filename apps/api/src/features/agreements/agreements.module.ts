import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementTerms } from './agreement-terms.entity.js';
import { Agreement } from './agreement.entity.js';
import { AgreementsConsoleController } from './agreements.console.controller.js';
import { AgreementsRepository, AgreementTermsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';

export const AGREEMENTS_ENTITIES = [Agreement, AgreementTerms];

@Module({
  imports: [OrganizationsModule, VendorsModule],
  controllers: [AgreementsConsoleController],
  providers: [AgreementsRepository, AgreementTermsRepository, AgreementsService],
})
export class AgreementsModule {}
