import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { StoredTierAsk } from './tier-ask.entity.js';
import { TierAsksRepository } from './tier-asks.repository.js';
import { TiersConsoleController } from './tiers.console.controller.js';
import { TiersService } from './tiers.service.js';

export const TIERS_ENTITIES = [StoredTierAsk];

@Module({ imports: [DeadlinesModule, EngagementsModule, OrganizationsModule, VendorsModule], controllers: [TiersConsoleController], providers: [TierAsksRepository, TiersService] })
export class TiersModule {}
