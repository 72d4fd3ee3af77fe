import { Injectable } from '@nestjs/common';
import { vendorNameKey } from '@holdfast/domain/imports/vendor-name';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { DeliveriesReader } from '../../platform/mail/deliveries.reader.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorChanges } from './vendor-changes.facts.js';
import { ContactChanges } from './contact-changes.facts.js';
import type { Contact } from './contact.entity.js';
import { ContactsRepository } from './contacts.repository.js';
import type { ImportedVendor, Vendor, VendorDetails } from './vendor.entity.js';
import { VendorsReader } from './vendors.reader.js';
import { VendorsRepository } from './vendors.repository.js';

@Injectable()
export class VendorsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vendors: VendorsRepository,
    private readonly reader: VendorsReader,
    private readonly contacts: ContactsRepository,
    private readonly organizations: OrganizationsReader,
    private readonly contactChanges: ContactChanges, private readonly changes: VendorChanges,
    private readonly deliveries: DeliveriesReader,
    private readonly audit: AuditWriter,
    private readonly clock: Clock,
  ) {}

  create(ctx: Ctx, details: Partial<VendorDetails> & Pick<VendorDetails, 'legalName'> & Partial<Pick<Vendor, 'sample'>>): Promise<Vendor> {
    return this.uow.run(ctx, async (ctx) => {
      await this.ownerIsOurs(ctx, details.ownerMemberId);
      const { id } = await this.vendors.insert(ctx, { ...details, nameKey: vendorNameKey(details.legalName) });
      await this.audit.record(ctx, 'vendor.created', { subjectType: 'vendor', subjectId: id, vendorId: id });
      return this.reader.existing(ctx, id);
    });
  }

  /** Many at once, as a file tells of them; answers their ids in the order given. Whoever imports records it. */
  importMany(ctx: Ctx, vendors: readonly ImportedVendor[]): Promise<string[]> {
    return this.uow.run(ctx, async (ctx) => {
      if (vendors.length === 0) return [];
      const ids = await this.vendors.insertMany(ctx, vendors.map((vendor) => ({ ...vendor, nameKey: vendorNameKey(vendor.legalName) })));
      const contacts = vendors.flatMap(({ contact }, index) => (contact ? [{ ...contact, vendorId: ids[index] }] : []));
      if (contacts.length > 0) await this.contacts.insertMany(ctx, contacts);
      return ids;
    });
  }

  edit(ctx: Ctx, id: string, version: number, change: Partial<VendorDetails>): Promise<Vendor> {
    return this.uow.run(ctx, async (ctx) => {
      const edited = await this.change(ctx, id, version, 'vendor.edited', async (ctx) => {
        await this.ownerIsOurs(ctx, change.ownerMemberId);
        return { ...change, ...(change.legalName !== undefined && { nameKey: vendorNameKey(change.legalName) }) };
      });
      await this.changes.edited(ctx, id, change);
      return edited;
    });
  }

  /** Its risk class, by the rules or by staff, in the transaction of `ctx`. */
  async setTier(ctx: Ctx, id: string, { tier, tierBy, tierReason }: Pick<Vendor, 'tier' | 'tierBy' | 'tierReason'>): Promise<void> {
    const before = await this.reader.existing(ctx, id);
    if (before.tier === tier && before.tierBy === tierBy && before.tierReason === tierReason) return;
    await this.vendors.setTier(ctx, id, { tier, tierBy, tierReason });
    if (before.tier !== tier) await this.changes.edited(ctx, id, { tier });
    await this.audit.record(ctx, 'vendor.tier_set', { subjectType: 'vendor', subjectId: id, vendorId: id, detail: { from: before.tier, to: tier, by: tierBy, reason: tierReason } });
  }

  /** Archived vendors leave the lists and keep their record; nothing is deleted. */
  archive(ctx: Ctx, id: string, version: number): Promise<Vendor> {
    return this.change(ctx, id, version, 'vendor.archived', async (ctx) => ({ archivedAt: await this.clock.now(ctx) }));
  }

  restore(ctx: Ctx, id: string, version: number): Promise<Vendor> {
    return this.change(ctx, id, version, 'vendor.restored', async () => ({ archivedAt: null }));
  }

  contactsOf(ctx: Ctx, vendorId: string): Promise<Contact[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.reader.existing(ctx, vendorId);
      const contacts = await this.contacts.ofVendor(ctx, vendorId);
      const reached = await this.deliveries.reached(ctx, contacts);
      return contacts.map((contact) => (contact.deliverability === 'unknown' && reached.has(contact.id) ? { ...contact, deliverability: 'good' } : contact));
    });
  }

  addContact(ctx: Ctx, vendorId: string, contact: Pick<Contact, 'name' | 'email' | 'title' | 'purposes'>): Promise<Contact> {
    return this.uow.run(ctx, async (ctx) => {
      await this.reader.existing(ctx, vendorId);
      if (await this.contacts.hasAddress(ctx, vendorId, contact.email)) throw new DomainError('conflict', 'This vendor has a contact with that address already');
      const added = await this.contacts.insert(ctx, { ...contact, vendorId });
      await this.audit.record(ctx, 'contact.added', { subjectType: 'contact', subjectId: added.id, vendorId });
      return added;
    });
  }

  /** The contact with that address, who becomes one if there is none: somebody at the vendor named her, in the transaction of `ctx`. */
  async contactNamed(ctx: Ctx, vendorId: string, { name, email }: Pick<Contact, 'name' | 'email'>): Promise<Contact> {
    return (await this.contacts.withAddress(ctx, vendorId, email)) ?? this.addContact(ctx, vendorId, { name, email, title: '', purposes: [] });
  }

  removeContact(ctx: Ctx, vendorId: string, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.contacts.remove(ctx, vendorId, id))) throw new DomainError('not_found', 'No such contact');
      await this.contactChanges.mended(ctx, id);
      await this.audit.record(ctx, 'contact.removed', { subjectType: 'contact', subjectId: id, vendorId });
    });
  }

  /** Another address for the same person, in the transaction of `ctx`. */
  async correctAddress(ctx: Ctx, vendorId: string, id: string, email: string): Promise<Contact> {
    const contact = await this.contacts.find(ctx, vendorId, id);
    if (!contact) throw new DomainError('not_found', 'No such contact');
    if (contact.email.toLowerCase() !== email.toLowerCase() && (await this.contacts.hasAddress(ctx, vendorId, email))) {
      throw new DomainError('conflict', 'This vendor has a contact with that address already: choose her', [{ pointer: '/email', message: 'is another contact’s' }]);
    }
    await this.contacts.setAddress(ctx, vendorId, id, email);
    await this.contactChanges.mended(ctx, id);
    await this.audit.record(ctx, 'contact.corrected', { subjectType: 'contact', subjectId: id, vendorId });
    return { ...contact, email, deliverability: 'unknown' };
  }

  /** Mail to this address came back for good. True for the first; false too when the address is another by now. */
  contactBounced(ctx: Ctx, vendorId: string, id: string, email: string): Promise<boolean> {
    return this.contacts.bounced(ctx, vendorId, id, email);
  }

  /** Somebody says that the address takes mail after all. */
  async contactMended(ctx: Ctx, vendorId: string, id: string): Promise<void> {
    if (await this.contacts.mended(ctx, vendorId, id)) await this.contactChanges.mended(ctx, id);
  }

  sampleIds(ctx: Ctx): Promise<string[]> {
    return this.uow.run(ctx, (ctx) => this.vendors.sampleIds(ctx));
  }

  /** The sample vendors there are, and nobody else loads or removes any until the end of the transaction. */
  holdSamples(ctx: Ctx): Promise<string[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.holdSamples(ctx);
      return this.vendors.sampleIds(ctx);
    });
  }

  /** Deletes the sample vendors with all that hangs on them; refuses where a record of somebody else would go too. */
  removeSamples(ctx: Ctx): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const beside = await this.vendors.besideSample(ctx);
      if (beside) throw new DomainError('rule_broken', `An engagement joins a sample vendor with ${beside}, which is no sample, and would be lost. Archive the sample vendors instead`);
      if (!(await this.vendors.deleteSamples(ctx))) throw new DomainError('rule_broken', 'A record outside the register names a sample vendor and would be lost. Archive the sample vendors instead');
    });
  }

  private change(ctx: Ctx, id: string, version: number, action: string, changeOf: (ctx: Ctx) => Promise<Partial<Vendor>>): Promise<Vendor> {
    return this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.findForUpdate(ctx, id);
      if (!vendor) throw new DomainError('not_found', 'No such vendor');
      sameVersion(vendor.version, version);
      const change = await changeOf(ctx);
      await this.vendors.update(ctx, vendor, change);
      await this.audit.record(ctx, action, { subjectType: 'vendor', subjectId: id, vendorId: id, detail: { fields: Object.keys(change) } });
      return this.reader.existing(ctx, id);
    });
  }

  private async ownerIsOurs(ctx: Ctx, memberId: string | null | undefined): Promise<void> {
    if (memberId && !(await this.organizations.member(ctx, memberId))) throw new DomainError('not_found', 'No such member', [{ pointer: '/ownerMemberId', message: 'is nobody in this organization' }]);
  }
}
