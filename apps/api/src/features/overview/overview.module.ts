import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { OverviewConsoleController } from './overview.console.controller.js';
import { OverviewService } from './overview.service.js';

@Module({ imports: [DeadlinesModule, OrganizationsModule, RemindersModule, RequestsModule, VendorsModule], controllers: [OverviewConsoleController], providers: [OverviewService] })
export class OverviewModule {}
