import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { Digests } from './digests.js';
import { Pause } from './pause.entity.js';
import { PausesRepository } from './pauses.repository.js';
import { PausesService } from './pauses.service.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { Preference } from './preference.entity.js';
import { PreferencesRepository } from './preferences.repository.js';
import { PreferencesService } from './preferences.service.js';
import { ReminderMails } from './reminder-mails.js';
import { ReminderPeople } from './reminder-people.js';
import { ReminderWakes } from './reminder-wakes.js';
import { Reminder } from './reminder.entity.js';
import { RemindersConsoleController } from './reminders.console.controller.js';
import { RemindersPlanner } from './reminders.planner.js';
import { RemindersPost } from './reminders.post.js';
import { RemindersReader } from './reminders.reader.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersWorker } from './reminders.worker.js';
import { StoredPlan } from './stored-plan.entity.js';

export const REMINDERS_ENTITIES = [Pause, Preference, Reminder, StoredPlan];

@Module({
  imports: [DeadlinesModule, OrganizationsModule, VendorsModule],
  controllers: [RemindersConsoleController],
  providers: [Digests, PausesRepository, PausesService, PlansRepository, PlansService, PreferencesRepository, PreferencesService, ReminderMails, ReminderPeople, ReminderWakes, RemindersPlanner, RemindersPost, RemindersReader, RemindersRepository, RemindersWorker],
  exports: [RemindersReader],
})
export class RemindersModule {}
