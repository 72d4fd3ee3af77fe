import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ClockWorker } from './clock.worker.js';
import { Reconcile } from './reconcile.entity.js';
import { ReconcileService } from './reconcile.service.js';
import { ReconcilesRepository } from './reconciles.repository.js';

export const CLOCK_ENTITIES = [Reconcile];

@Module({ imports: [DeadlinesModule, OrganizationsModule], providers: [ClockWorker, ReconcileService, ReconcilesRepository] })
export class ClockModule {}
