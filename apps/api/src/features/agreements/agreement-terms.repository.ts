import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { AgreementTerms } from './agreement-terms.entity.js';

export type NewVersion = Pick<AgreementTerms, 'reason' | 'effectiveFrom' | 'corrects' | 'life' | 'readings' | 'note'>;

@Injectable()
export class AgreementTermsRepository extends TenantRepository<AgreementTerms> {
  protected readonly entity = AgreementTerms;

  /** The next version of an agreement that the transaction has locked; answers its number. */
  async insert(ctx: Ctx, agreementId: string, version: NewVersion): Promise<number> {
    const number = (await this.rows(ctx).countBy({ agreementId })) + 1;
    await this.rows(ctx).insert({ ...version, tenantId: ctx.tenantId, agreementId, number, recordedBy: ctx.actor.userId, recordedByName: ctx.actor.name } as never);
    return number;
  }

  /** Every version of each, in the order of recording. */
  ofAgreements(ctx: Ctx, agreementIds: readonly string[]): Promise<AgreementTerms[]> {
    return this.rows(ctx).find({ where: { agreementId: In([...agreementIds]) }, order: { number: 'asc' } });
  }
}
