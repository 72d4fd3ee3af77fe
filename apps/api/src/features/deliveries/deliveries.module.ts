import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { DeliveriesConsoleController } from './deliveries.console.controller.js';
import { DeliveriesService } from './deliveries.service.js';

@Module({ imports: [DeadlinesModule, OrganizationsModule, VendorsModule], controllers: [DeliveriesConsoleController], providers: [DeliveriesService] })
export class DeliveriesModule {}
