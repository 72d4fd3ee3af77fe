import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Closing } from './closing.entity.js';
import { ClosingsConsoleController } from './closings.console.controller.js';
import { ClosingsRepository } from './closings.repository.js';
import { ClosingsService } from './closings.service.js';

export const CLOSINGS_ENTITIES = [Closing];

@Module({
  imports: [AgreementsModule, DeadlinesModule, EngagementsModule, OrganizationsModule, RequestsModule, VendorsModule],
  controllers: [ClosingsConsoleController],
  providers: [ClosingsRepository, ClosingsService],
})
export class ClosingsModule {}
