import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { ClockWorker } from './clock.worker.js';
import { Reconcile } from './reconcile.entity.js';
import { ReconcileService } from './reconcile.service.js';
import { ReconcilesRepository } from './reconciles.repository.js';
import { VendorEdits } from './vendor-edits.js';

export const CLOCK_ENTITIES = [Reconcile];

@Module({ imports: [DeadlinesModule, OrganizationsModule, VendorsModule], providers: [ClockWorker, ReconcileService, ReconcilesRepository, VendorEdits] })
export class ClockModule {}
