import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Deadline } from './deadline.entity.js';
import { DeadlineSources } from './deadline-sources.facts.js';
import { DeadlinesConsoleController } from './deadlines.console.controller.js';
import { DeadlinesReader } from './deadlines.reader.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';
import { DeadlinesViews } from './deadlines.views.js';

export const DEADLINES_ENTITIES = [Deadline];

@Module({ imports: [OrganizationsModule], controllers: [DeadlinesConsoleController], providers: [DeadlineSources, DeadlinesReader, DeadlinesRepository, DeadlinesService, DeadlinesViews], exports: [DeadlineSources, DeadlinesReader, DeadlinesService] })
export class DeadlinesModule {}
