import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { DeterminationDeadlines } from './determination-deadlines.js';
import { Determination } from './determination.entity.js';
import { DeterminationsConsoleController } from './determinations.console.controller.js';
import { DeterminationsRepository } from './determinations.repository.js';
import { DeterminationsService } from './determinations.service.js';
import { Triage } from './triage.entity.js';
import { TriagesConsoleController } from './triages.console.controller.js';
import { TriagesRepository } from './triages.repository.js';
import { TriagesService } from './triages.service.js';

export const DETERMINATIONS_ENTITIES = [Determination, Triage];

@Module({ imports: [DeadlinesModule, EngagementsModule, OrganizationsModule, VendorsModule], controllers: [DeterminationsConsoleController, TriagesConsoleController], providers: [DeterminationDeadlines, DeterminationsRepository, DeterminationsService, TriagesRepository, TriagesService] })
export class DeterminationsModule {}
