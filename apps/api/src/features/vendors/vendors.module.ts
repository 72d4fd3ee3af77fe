import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { VendorChanges } from './vendor-changes.facts.js';
import { ContactChanges } from './contact-changes.facts.js';
import { Contact } from './contact.entity.js';
import { ContactsRepository } from './contacts.repository.js';
import { PortfolioConsoleController } from './portfolio.console.controller.js';
import { PortfolioService } from './portfolio.service.js';
import { PortfolioViews } from './portfolio.views.js';
import { Vendor } from './vendor.entity.js';
import { VendorTimelineService } from './vendor-timeline.service.js';
import { VendorsConsoleController } from './vendors.console.controller.js';
import { VendorsReader } from './vendors.reader.js';
import { VendorsRepository } from './vendors.repository.js';
import { VendorsService } from './vendors.service.js';
import { VendorsViews } from './vendors.views.js';

export const VENDORS_ENTITIES = [Contact, Vendor];

@Module({
  imports: [OrganizationsModule],
  controllers: [PortfolioConsoleController, VendorsConsoleController],
  providers: [ContactChanges, VendorChanges, ContactsRepository, PortfolioService, PortfolioViews, VendorsReader, VendorsRepository, VendorsService, VendorsViews, VendorTimelineService],
  exports: [ContactChanges, VendorChanges, VendorsReader, VendorsService],
})
export class VendorsModule {}
