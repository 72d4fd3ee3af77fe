import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { RemediationItem } from './remediation-item.entity.js';
import { RemediationsConsoleController } from './remediations.console.controller.js';
import { RemediationsRepository } from './remediations.repository.js';
import { RemediationsService } from './remediations.service.js';

export const REMEDIATIONS_ENTITIES = [RemediationItem];

@Module({
  imports: [EvidenceModule, FindingsModule, OrganizationsModule, RequestsModule],
  controllers: [RemediationsConsoleController],
  providers: [RemediationsRepository, RemediationsService],
})
export class RemediationsModule {}
