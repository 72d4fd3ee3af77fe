import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { EngagementProposal } from './engagement-proposal.entity.js';
import { ProposalsConsoleController } from './proposals.console.controller.js';
import { ProposalsRepository } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';

export const SUBCONTRACTORS_ENTITIES = [EngagementProposal];

@Module({
  imports: [AgreementsModule, EngagementsModule, RequestsModule, VendorsModule],
  controllers: [ProposalsConsoleController],
  providers: [ProposalsRepository, ProposalsService],
})
export class SubcontractorsModule {}
