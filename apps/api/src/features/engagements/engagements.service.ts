import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PhiScope } from '@holdfast/contracts/vendors';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { CycleCheck } from './cycle-check.js';
import { refuseContradictions, refuseOneSide } from './engagement-rules.js';
import { type Engagement, type EngagementDetails, type EngagementParties, NOTHING_SAID } from './engagement.entity.js';
import { EngagementChanges } from './engagement-changes.facts.js';
import { EngagementsRepository, type ImportedEngagement } from './engagements.repository.js';

/** Whether a new PHI scope could be recorded, and why not. */
export interface Scoped {
  readonly engagement: Engagement;
  readonly refused: string | null;
}

@Injectable()
export class EngagementsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly engagements: EngagementsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly cycles: CycleCheck, private readonly changes: EngagementChanges, private readonly audit: AuditWriter,
  ) {}

  listOfVendor(ctx: Ctx, vendorId: string): Promise<Engagement[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.engagements.ofVendor(ctx, vendorId);
    });
  }

  /** The vendor that supplies it; null: ourselves. */
  async supplierOf(ctx: Ctx, engagementId: string): Promise<string | null> {
    return (await this.uow.run(ctx, (ctx) => this.existing(ctx, engagementId))).supplierVendorId;
  }

  /** Vendors that supply somebody, after this id and in order of id, each with all that it supplies. */
  suppliersAfter(ctx: Ctx, after: string | null, limit: number): Promise<{ vendorId: string; engagements: Engagement[] }[]> {
    return this.uow.run(ctx, (ctx) => this.engagements.suppliersAfter(ctx, after, limit));
  }

  /** All that a vendor supplies, to whomever. */
  suppliedBy(ctx: Ctx, vendorId: string): Promise<Engagement[]> {
    return this.uow.run(ctx, (ctx) => this.engagements.suppliedBy(ctx, vendorId));
  }

  /** The engagements in which a vendor supplies ourselves, for each of these vendors that is one of the organization's. */
  suppliedToOurselves(ctx: Ctx, vendorIds: readonly string[]): Promise<ReadonlyMap<string, Engagement[]>> {
    return this.uow.run(ctx, (ctx) => this.engagements.suppliedToOurselves(ctx, vendorIds));
  }

  /** The vendor serves ourselves, or another vendor. */
  addToVendor(ctx: Ctx, vendorId: string, details: Partial<EngagementDetails> & Partial<Pick<Engagement, 'source' | 'customerVendorId'>>): Promise<Engagement> {
    return this.add(ctx, vendorId, { customerVendorId: null, ...details, supplierVendorId: vendorId });
  }

  /** Ourselves serve the vendor. */
  addForCustomer(ctx: Ctx, vendorId: string, details: Partial<EngagementDetails>): Promise<Engagement> {
    return this.add(ctx, vendorId, { ...details, supplierVendorId: null, customerVendorId: vendorId });
  }

  /** Between any two parties; null is ourselves, on one side at most. */
  addBetween(ctx: Ctx, { customerVendorId, supplierVendorId, ...details }: EngagementParties & Partial<EngagementDetails>): Promise<Engagement> {
    return this.add(ctx, supplierVendorId ?? customerVendorId ?? '', { ...details, customerVendorId, supplierVendorId });
  }

  edit(ctx: Ctx, id: string, version: number, change: Partial<EngagementDetails>): Promise<Engagement> {
    return this.uow.run(ctx, async (ctx) => {
      await this.cycles.takeTurn(ctx);
      const engagement = await this.engagements.findForUpdate(ctx, id);
      if (!engagement) throw new DomainError('not_found', 'No such engagement');
      sameVersion(engagement.version, version);
      const changed = { ...engagement, ...change };
      refuseContradictions(changed, await this.organizations.today(ctx));
      const [cycle] = (await this.cycles.refused(ctx, [changed])).values();
      if (cycle) throw new DomainError('rule_broken', cycle, [{ pointer: '/phi', message: cycle }]);
      await this.engagements.update(ctx, engagement, change);
      const detail = { fields: Object.keys(change), ...(change.phi && { phi: { from: engagement.phi, to: change.phi } }) };
      await this.audit.record(ctx, 'engagement.edited', { subjectType: 'engagement', subjectId: id, vendorId: engagement.supplierVendorId ?? engagement.customerVendorId, detail });
      await this.changes.changed(ctx, id);
      return this.existing(ctx, id);
    });
  }

  /** The PHI scope of many at once; each is changed or refused by itself. Whoever asks records why. */
  scopeMany(ctx: Ctx, wanted: readonly { engagement: Engagement; phi: PhiScope }[]): Promise<Scoped[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.cycles.takeTurn(ctx);
      const stored = new Map((await this.engagements.findManyForUpdate(ctx, wanted.map(({ engagement }) => engagement.id))).map((engagement) => [engagement.id, engagement])); // somebody may have changed it since it was read
      const changed = wanted.map(({ engagement, phi }) => ({ ...(stored.get(engagement.id) ?? engagement), phi }));
      const cycles = await this.cycles.refused(ctx, changed);
      const scoped: Scoped[] = [];
      for (const engagement of changed) {
        const refused = cycles.get(engagement.id) ?? null;
        if (refused === null && stored.get(engagement.id)?.phi !== engagement.phi) {
          await this.engagements.update(ctx, engagement, { phi: engagement.phi });
          await this.changes.changed(ctx, engagement.id);
        }
        scoped.push({ engagement, refused });
      }
      return scoped;
    });
  }

  /** Many at once, as a file of vendors tells of them. Whoever imports records it. */
  importMany(ctx: Ctx, engagements: readonly ImportedEngagement[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (engagements.length > 0) await this.engagements.insertMany(ctx, engagements);
    });
  }

  private add(ctx: Ctx, vendorId: string, said: EngagementParties & Partial<EngagementDetails> & Partial<Pick<Engagement, 'source'>>): Promise<Engagement> {
    return this.uow.run(ctx, async (ctx) => {
      refuseOneSide(said);
      for (const id of [said.supplierVendorId, said.customerVendorId]) if (id !== null) await this.vendors.existing(ctx, id);
      const engagement: Engagement = { ...NOTHING_SAID, source: 'recorded', ...said, id: randomUUID(), tenantId: ctx.tenantId, version: 1 };
      refuseContradictions(engagement, await this.organizations.today(ctx));
      const [cycle] = (await this.cycles.refused(ctx, [engagement])).values();
      if (cycle) throw new DomainError('rule_broken', cycle, [{ pointer: '/customerVendorId', message: cycle }]);
      const { id: _id, ...row } = engagement; // the database gives ids that sort by time
      const id = await this.engagements.insert(ctx, row);
      await this.audit.record(ctx, 'engagement.added', { subjectType: 'engagement', subjectId: id, vendorId, detail: { phi: engagement.phi } });
      await this.changes.changed(ctx, id);
      return this.existing(ctx, id);
    });
  }

  /** All of the organization's, after this id and in order of id. */
  page(ctx: Ctx, after: string | null, limit: number): Promise<Engagement[]> {
    return this.uow.run(ctx, (ctx) => this.engagements.page(ctx, after, limit));
  }

  find(ctx: Ctx, id: string): Promise<Engagement> {
    return this.uow.run(ctx, (ctx) => this.existing(ctx, id));
  }

  /** The engagement, or `not_found`: for ids that arrive in a path. */
  async existing(ctx: Ctx, id: string): Promise<Engagement> {
    const engagement = await this.engagements.find(ctx, id);
    if (!engagement) throw new DomainError('not_found', 'No such engagement');
    return engagement;
  }

  /** Those of these ids that are the organization's. */
  existingOf(ctx: Ctx, ids: readonly string[]): Promise<Engagement[]> {
    return this.uow.run(ctx, (ctx) => this.engagements.findMany(ctx, ids));
  }
}
