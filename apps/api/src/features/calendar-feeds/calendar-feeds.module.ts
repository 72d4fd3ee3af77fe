import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedsConsoleController } from './calendar-feeds.console.controller.js';
import { CalendarFeedsPublicController } from './calendar-feeds.public.controller.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

export const CALENDAR_FEEDS_ENTITIES = [CalendarFeed];

@Module({ imports: [DeadlinesModule, OrganizationsModule], controllers: [CalendarFeedsConsoleController, CalendarFeedsPublicController], providers: [CalendarFeedsRepository, CalendarFeedsService] })
export class CalendarFeedsModule {}
