import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { AgreementDraft } from './agreement-draft.entity.js';
import { AgreementDraftsConsoleController } from './agreement-drafts.console.controller.js';
import { AgreementDraftsRepository } from './agreement-drafts.repository.js';
import { AgreementDraftsService } from './agreement-drafts.service.js';
import { DraftBeginnings } from './draft-beginnings.service.js';
import { Template } from './template.entity.js';
import { TemplateVersion } from './template-version.entity.js';
import { TemplatesConsoleController } from './templates.console.controller.js';
import { TemplatesRepository, TemplateVersionsRepository } from './templates.repository.js';
import { TemplatesService } from './templates.service.js';

export const TEMPLATES_ENTITIES = [AgreementDraft, Template, TemplateVersion];

@Module({
  imports: [AgreementsModule, EngagementsModule, OrganizationsModule, VendorsModule],
  controllers: [AgreementDraftsConsoleController, TemplatesConsoleController],
  providers: [AgreementDraftsRepository, AgreementDraftsService, DraftBeginnings, TemplatesRepository, TemplatesService, TemplateVersionsRepository],
  exports: [AgreementDraftsService],
})
export class TemplatesModule {}
