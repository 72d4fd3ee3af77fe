import { Module } from '@nestjs/common';
import { Deadline } from './deadline.entity.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';

export const DEADLINES_ENTITIES = [Deadline];

@Module({ providers: [DeadlinesRepository, DeadlinesService], exports: [DeadlinesService] })
export class DeadlinesModule {}
