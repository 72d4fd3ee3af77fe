import { Injectable } from '@nestjs/common';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import type { VendorFilter } from '@holdfast/contracts/vendors';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Contact } from './contact.entity.js';
import { ContactsRepository } from './contacts.repository.js';
import type { RegisteredVendor, Vendor } from './vendor.entity.js';
import { VendorsRepository } from './vendors.repository.js';
import { VendorsViews } from './vendors.views.js';

/** What other features may ask about vendors. */
@Injectable()
export class VendorsReader {
  constructor(private readonly vendors: VendorsRepository, private readonly people: ContactsRepository, private readonly views: VendorsViews) {}

  /** The vendor, or `not_found`: for ids that arrive in a path or a body. */
  async existing(ctx: Ctx, vendorId: string): Promise<Vendor> {
    const vendor = await this.vendors.find(ctx, vendorId);
    if (!vendor) throw new DomainError('not_found', 'No such vendor');
    return vendor;
  }

  /** Those of these ids that are the organization's. */
  many(ctx: Ctx, vendorIds: readonly string[]): Promise<Vendor[]> {
    return this.vendors.findMany(ctx, vendorIds);
  }

  /** The legal names of those of these ids that are the organization's. */
  namesOf(ctx: Ctx, vendorIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.vendors.namesOf(ctx, vendorIds);
  }

  contact(ctx: Ctx, vendorId: string, contactId: string): Promise<Contact | null> {
    return this.people.find(ctx, vendorId, contactId);
  }

  /** Those of these contacts that are still there. */
  contacts(ctx: Ctx, ids: readonly string[]): Promise<Contact[]> {
    return this.people.many(ctx, ids);
  }

  /** Contact id → whom mail reaches beside her at the same vendor; who is alone there is not in it. */
  nextContacts(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.people.nextOf(ctx, ids);
  }

  /** The risk class of those of these vendors that have one. */
  tiersOf(ctx: Ctx, vendorIds: readonly string[]): Promise<ReadonlyMap<string, Tier>> {
    return this.vendors.tiersOf(ctx, vendorIds);
  }

  /** Who is written to about contracts: a contact for legal matters, else for business; null where there is none. */
  async signatory(ctx: Ctx, vendorId: string): Promise<Contact | null> {
    const contacts = await this.people.ofVendor(ctx, vendorId);
    return contacts.find(({ purposes }) => purposes.includes('legal')) ?? contacts.find(({ purposes }) => purposes.includes('business')) ?? null;
  }

  /** How many vendors each list holds today. */
  counts(ctx: Ctx): Promise<Record<VendorFilter | 'all', number>> {
    return this.views.counts(ctx);
  }

  register(ctx: Ctx): Promise<RegisteredVendor[]> {
    return this.vendors.register(ctx);
  }
}
