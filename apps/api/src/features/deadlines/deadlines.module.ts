import { Module } from '@nestjs/common';
import { Deadline } from './deadline.entity.js';
import { DeadlinesConsoleController } from './deadlines.console.controller.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';
import { DeadlinesViews } from './deadlines.views.js';

export const DEADLINES_ENTITIES = [Deadline];

@Module({ controllers: [DeadlinesConsoleController], providers: [DeadlinesRepository, DeadlinesService, DeadlinesViews], exports: [DeadlinesService] })
export class DeadlinesModule {}
