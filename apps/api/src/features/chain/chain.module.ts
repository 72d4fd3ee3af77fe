import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ChainConsoleController } from './chain.console.controller.js';
import { ChainListsService } from './chain-lists.service.js';
import { ChainService } from './chain.service.js';
import { ChainViews } from './chain.views.js';
import { FlowDownService } from './flow-down.service.js';
import { SurroundingsService } from './surroundings.service.js';

@Module({
  imports: [AgreementsModule, FindingsModule, OrganizationsModule],
  controllers: [ChainConsoleController],
  exports: [ChainService],
  providers: [ChainListsService, ChainService, ChainViews, FlowDownService, SurroundingsService],
})
export class ChainModule {}
