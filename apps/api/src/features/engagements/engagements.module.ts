import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { ApprovalsConsoleController } from './approvals.console.controller.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { ApprovalsService } from './approvals.service.js';
import { CycleCheck } from './cycle-check.js';
import { EngagementChanges } from './engagement-changes.facts.js';
import { EngagementApproval } from './engagement-approval.entity.js';
import { Engagement } from './engagement.entity.js';
import { EngagementsConsoleController } from './engagements.console.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';

export const ENGAGEMENTS_ENTITIES = [Engagement, EngagementApproval];

@Module({
  imports: [OrganizationsModule, VendorsModule],
  controllers: [EngagementsConsoleController, ApprovalsConsoleController],
  providers: [ApprovalsRepository, ApprovalsService, CycleCheck, EngagementChanges, EngagementsRepository, EngagementsService],
  exports: [EngagementChanges, EngagementsService],
})
export class EngagementsModule {}
