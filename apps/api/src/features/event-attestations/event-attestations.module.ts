import { Module } from '@nestjs/common';
import { ChainModule } from '../chain/chain.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { VendorsModule } from '../vendors/vendors.module.js';
import { EventAttestationsConsoleController } from './event-attestations.console.controller.js';
import { EventAttestationsService } from './event-attestations.service.js';

@Module({ imports: [ChainModule, RequestsModule, VendorsModule], controllers: [EventAttestationsConsoleController], providers: [EventAttestationsService] })
export class EventAttestationsModule {}
