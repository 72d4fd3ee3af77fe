import { Injectable } from '@nestjs/common';
import type { Decision } from '@holdfast/contracts/requests';
import type { Tier } from '@holdfast/domain/deadlines/tier';
import { isUnmended } from '@holdfast/domain/findings/finding-status';
import { residualRisk, type ResidualRisk } from '@holdfast/domain/risk/residual-risk';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AssessmentsRepository } from './assessments.repository.js';

export interface VendorRisk extends ResidualRisk {
  readonly vendorId: string;
  /** Its inherent risk; null: nobody has set it. */
  readonly tier: Tier | null;
}

/** The risk that is left with vendors today: read from the facts each time, and kept nowhere. */
@Injectable()
export class ResidualRiskService {
  constructor(private readonly uow: UnitOfWork, private readonly assessments: AssessmentsRepository, private readonly findings: FindingsService, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader) {}

  /** In a fixed number of statements, however many; ids that are not the organization's are left out. */
  ofVendors(ctx: Ctx, ids: readonly string[]): Promise<VendorRisk[]> {
    return this.uow.run(ctx, async (ctx) => {
      const today = await this.organizations.today(ctx);
      const known = await this.vendors.namesOf(ctx, ids);
      const tiers = await this.vendors.tiersOf(ctx, ids);
      const reviews = new Map((await this.assessments.lastDecidedOf(ctx, ids)).map((review) => [review.vendorId, review]));
      const findings = await this.findings.standingOf(ctx, ids);
      return ids.filter((id) => known.has(id)).map((vendorId) => {
        const own = findings.filter((finding) => finding.vendorId === vendorId);
        const review = reviews.get(vendorId);
        return {
          vendorId, tier: tiers.get(vendorId) ?? null,
          ...residualRisk({
            tier: tiers.get(vendorId) ?? null,
            review: review ? { decision: review.decision as Decision, band: review.band, validUntil: review.validUntil } : null,
            open: own.filter(({ status }) => isUnmended(status)).map(({ severity }) => severity),
            excepted: own.filter(({ status }) => status === 'excepted').map(({ severity }) => severity),
          }, today),
        };
      });
    });
  }
}
