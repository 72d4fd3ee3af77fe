import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentsConsoleController } from './assessments.console.controller.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { Verdict } from './verdict.entity.js';
import { VerdictsRepository } from './verdicts.repository.js';

export const ASSESSMENTS_ENTITIES = [Assessment, Verdict];

@Module({
  imports: [EvidenceModule, OrganizationsModule, RequestsModule],
  controllers: [AssessmentsConsoleController],
  providers: [AssessmentsRepository, AssessmentsService, VerdictsRepository],
  exports: [AssessmentsService],
})
export class AssessmentsModule {}
