import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Reminder } from './reminder.entity.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';
import { RemindersWorker } from './reminders.worker.js';

export const REMINDERS_ENTITIES = [Reminder];

@Module({ imports: [DeadlinesModule, OrganizationsModule, VendorsModule], providers: [RemindersRepository, RemindersService, RemindersWorker], exports: [RemindersService] })
export class RemindersModule {}
