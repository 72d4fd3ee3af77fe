import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Engagement, EngagementDetails } from './engagement.entity.js';
import { EngagementsRepository, type ImportedEngagement } from './engagements.repository.js';

@Injectable()
export class EngagementsService {
  constructor(private readonly uow: UnitOfWork, private readonly engagements: EngagementsRepository, private readonly vendors: VendorsReader, private readonly audit: AuditWriter) {}

  listOfVendor(ctx: Ctx, vendorId: string): Promise<Engagement[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.engagements.ofVendor(ctx, vendorId);
    });
  }

  /** The vendor serves ourselves. */
  addToVendor(ctx: Ctx, vendorId: string, details: Partial<EngagementDetails> & Partial<Pick<Engagement, 'source'>>): Promise<Engagement> {
    return this.add(ctx, vendorId, { ...details, supplierVendorId: vendorId, customerVendorId: null });
  }

  /** Ourselves serve the vendor. */
  addForCustomer(ctx: Ctx, vendorId: string, details: Partial<EngagementDetails>): Promise<Engagement> {
    return this.add(ctx, vendorId, { ...details, supplierVendorId: null, customerVendorId: vendorId });
  }

  edit(ctx: Ctx, id: string, version: number, change: Partial<EngagementDetails>): Promise<Engagement> {
    return this.uow.run(ctx, async (ctx) => {
      const engagement = await this.engagements.findForUpdate(ctx, id);
      if (!engagement) throw new DomainError('not_found', 'No such engagement');
      sameVersion(engagement.version, version);
      endsAfterItBegins({ fromOn: engagement.fromOn, toOn: engagement.toOn, ...change });
      await this.engagements.update(ctx, engagement, change);
      const detail = { fields: Object.keys(change), ...(change.phi && { phi: { from: engagement.phi, to: change.phi } }) };
      await this.audit.record(ctx, 'engagement.edited', { subjectType: 'engagement', subjectId: id, vendorId: engagement.supplierVendorId ?? engagement.customerVendorId, detail });
      return this.existing(ctx, id);
    });
  }

  /** Many at once, as a file of vendors tells of them. Whoever imports records it. */
  importMany(ctx: Ctx, engagements: readonly ImportedEngagement[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (engagements.length > 0) await this.engagements.insertMany(ctx, engagements);
    });
  }

  private add(ctx: Ctx, vendorId: string, engagement: Partial<Engagement>): Promise<Engagement> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      endsAfterItBegins(engagement);
      const id = await this.engagements.insert(ctx, engagement);
      await this.audit.record(ctx, 'engagement.added', { subjectType: 'engagement', subjectId: id, vendorId, detail: { phi: engagement.phi ?? 'unknown' } });
      return this.existing(ctx, id);
    });
  }

  /** The engagement, or `not_found`: for ids that arrive in a path. */
  async existing(ctx: Ctx, id: string): Promise<Engagement> {
    const engagement = await this.engagements.find(ctx, id);
    if (!engagement) throw new DomainError('not_found', 'No such engagement');
    return engagement;
  }
}

const endsAfterItBegins = ({ fromOn, toOn }: Partial<EngagementDetails>): void => {
  if (fromOn && toOn && toOn < fromOn) throw new DomainError('rule_broken', 'An engagement cannot end before it begins', [{ pointer: '/toOn', message: 'is before the first day' }]);
};
