import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { AgreementDraft } from './agreement-draft.entity.js';

@Injectable()
export class AgreementDraftsRepository extends TenantRepository<AgreementDraft> {
  protected readonly entity = AgreementDraft;

  async insert(ctx: Ctx, draft: Omit<AgreementDraft, 'id' | 'tenantId' | 'version' | 'changedAt' | 'stateTermsConfirmed'>): Promise<string> {
    return (await this.rows(ctx).save({ ...draft, tenantId: ctx.tenantId } as never as AgreementDraft)).id;
  }

  find(ctx: Ctx, id: string): Promise<AgreementDraft | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<AgreementDraft | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  ofAgreement(ctx: Ctx, agreementId: string): Promise<AgreementDraft | null> {
    return this.rows(ctx).findOneBy({ agreementId });
  }

  /** Latest first. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<AgreementDraft[]> {
    return this.rows(ctx).find({ where: { vendorId }, order: { changedAt: 'desc', id: 'desc' } });
  }

  latest(ctx: Ctx, count: number): Promise<AgreementDraft[]> {
    return this.rows(ctx).find({ order: { changedAt: 'desc', id: 'desc' }, take: count });
  }

  async update(ctx: Ctx, { id, version }: AgreementDraft, change: Partial<AgreementDraft>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1, changedAt: () => 'holdfast_now()' } as never);
  }
}
