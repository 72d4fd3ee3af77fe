import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ActCodes } from './act-codes.service.js';
import { RequesterSigningService } from './requester-signing.service.js';
import { SealedDocument } from './sealed-document.entity.js';
import { SealingService } from './sealing.service.js';
import { SignatureDocument } from './signature-document.entity.js';
import { Signature } from './signature.entity.js';
import { SignedCopy } from './signed-copy.entity.js';
import { SigningActs } from './signing-acts.service.js';
import { SigningConsoleController } from './signing.console.controller.js';
import { SigningPortalController } from './signing.portal.controller.js';
import { SigningNews } from './signing-news.service.js';
import { SigningReader } from './signing.reader.js';
import { SealedDocumentsRepository, SignatureDocumentsRepository, SignaturesRepository, SignedCopiesRepository } from './signing.repository.js';
import { SigningWorker } from './signing.worker.js';
import { VendorSigningService } from './vendor-signing.service.js';

export const SIGNING_ENTITIES = [SealedDocument, Signature, SignatureDocument, SignedCopy];

@Module({
  imports: [AgreementsModule, IdentityModule, OrganizationsModule, RequestsModule, TemplatesModule],
  controllers: [SigningConsoleController, SigningPortalController],
  providers: [
    ActCodes, RequesterSigningService, SealedDocumentsRepository, SealingService, SignatureDocumentsRepository, SignaturesRepository, SignedCopiesRepository, SigningActs, SigningNews, SigningReader, SigningWorker, VendorSigningService,
  ],
  exports: [ActCodes],
})
export class SigningModule {}
