import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { EvidenceConsoleController } from './evidence.console.controller.js';
import { EvidenceDeadlines } from './evidence-deadlines.js';
import { DocumentControl } from './document-control.entity.js';
import { DocumentControlsRepository } from './document-controls.repository.js';
import { EvidenceDocument } from './evidence-document.entity.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceWorker } from './evidence.worker.js';

export const EVIDENCE_ENTITIES = [DocumentControl, EvidenceDocument];

@Module({ imports: [DeadlinesModule, OrganizationsModule, RequestsModule, VendorsModule], controllers: [EvidenceConsoleController], providers: [DocumentControlsRepository, EvidenceDeadlines, EvidenceRepository, EvidenceService, EvidenceWorker], exports: [EvidenceService] })
export class EvidenceModule {}
