import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Campaign } from './campaign.entity.js';
import { CampaignRecipient } from './campaign-recipient.entity.js';
import { CampaignWork } from './campaign-work.service.js';
import { CampaignsConsoleController } from './campaigns.console.controller.js';
import { CampaignRecipientsRepository, CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignsViews } from './campaigns.views.js';
import { CampaignsWorker } from './campaigns.worker.js';

export const CAMPAIGNS_ENTITIES = [Campaign, CampaignRecipient];

@Module({
  imports: [OrganizationsModule, RequestsModule, StatementsModule, VendorsModule],
  controllers: [CampaignsConsoleController],
  providers: [CampaignRecipientsRepository, CampaignsRepository, CampaignsService, CampaignsViews, CampaignsWorker, CampaignWork],
})
export class CampaignsModule {}
