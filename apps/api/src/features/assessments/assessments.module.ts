import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentsConsoleController } from './assessments.console.controller.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { DecisionsService } from './decisions.service.js';
import { ResidualRiskConsoleController } from './residual-risk.console.controller.js';
import { ResidualRiskService } from './residual-risk.service.js';
import { ReviewDeskService } from './review-desk.service.js';
import { ReviewReader } from './review-reader.entity.js';
import { ReviewReadersRepository } from './review-readers.repository.js';
import { SectionReviewer } from './section-reviewer.entity.js';
import { SectionReviewersRepository } from './section-reviewers.repository.js';
import { Verdict } from './verdict.entity.js';
import { VerdictsRepository } from './verdicts.repository.js';

export const ASSESSMENTS_ENTITIES = [Assessment, ReviewReader, SectionReviewer, Verdict];

@Module({
  imports: [DeadlinesModule, EvidenceModule, FindingsModule, OrganizationsModule, RequestsModule, VendorsModule],
  controllers: [AssessmentsConsoleController, ResidualRiskConsoleController],
  providers: [AssessmentsRepository, AssessmentsService, DecisionsService, ResidualRiskService, ReviewDeskService, ReviewReadersRepository, SectionReviewersRepository, VerdictsRepository],
  exports: [AssessmentsService, ResidualRiskService],
})
export class AssessmentsModule {}
