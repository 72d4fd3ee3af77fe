import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { SamplesConsoleController } from './samples.console.controller.js';
import { SamplesService } from './samples.service.js';

@Module({ imports: [AgreementsModule, EngagementsModule, OrganizationsModule, VendorsModule], controllers: [SamplesConsoleController], providers: [SamplesService] })
export class SamplesModule {}
