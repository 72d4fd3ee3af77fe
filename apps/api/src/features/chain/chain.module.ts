import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ChainAgreements } from './chain-agreements.js';
import { ChainConsoleController } from './chain.console.controller.js';
import { ChainListsService } from './chain-lists.service.js';
import { ChainService } from './chain.service.js';
import { ChainViews } from './chain.views.js';
import { FlowDownService } from './flow-down.service.js';
import { SurroundingsService } from './surroundings.service.js';

@Module({
  imports: [OrganizationsModule],
  controllers: [ChainConsoleController],
  exports: [ChainService],
  providers: [ChainAgreements, ChainListsService, ChainService, ChainViews, FlowDownService, SurroundingsService],
})
export class ChainModule {}
