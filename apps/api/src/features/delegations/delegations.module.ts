import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { Delegation } from './delegation.entity.js';
import { DelegationsPortalController } from './delegations.portal.controller.js';
import { DelegationsReader } from './delegations.reader.js';
import { DelegationsRepository } from './delegations.repository.js';
import { DelegationsService } from './delegations.service.js';

export const DELEGATIONS_ENTITIES = [Delegation];

@Module({ imports: [OrganizationsModule, RequestsModule], controllers: [DelegationsPortalController], providers: [DelegationsReader, DelegationsRepository, DelegationsService], exports: [DelegationsReader, DelegationsService] })
export class DelegationsModule {}
