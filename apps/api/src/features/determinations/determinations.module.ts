import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Determination } from './determination.entity.js';
import { DeterminationsConsoleController } from './determinations.console.controller.js';
import { DeterminationsRepository } from './determinations.repository.js';
import { DeterminationsService } from './determinations.service.js';

export const DETERMINATIONS_ENTITIES = [Determination];

@Module({ imports: [EngagementsModule, OrganizationsModule], controllers: [DeterminationsConsoleController], providers: [DeterminationsRepository, DeterminationsService] })
export class DeterminationsModule {}
