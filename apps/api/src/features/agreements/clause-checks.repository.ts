import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { In } from 'typeorm';
import { ClauseCheck } from './clause-check.entity.js';

export type NewCheck = Omit<ClauseCheck, 'id' | 'tenantId' | 'version'>;

@Injectable()
export class ClauseChecksRepository extends TenantRepository<ClauseCheck> {
  protected readonly entity = ClauseCheck;

  async insert(ctx: Ctx, checks: readonly NewCheck[]): Promise<void> {
    if (checks.length > 0) await this.rows(ctx).insert(checks.map((check) => ({ ...check, tenantId: ctx.tenantId })));
  }

  find(ctx: Ctx, agreementId: string, clause: string): Promise<ClauseCheck | null> {
    return this.rows(ctx).findOneBy({ agreementId, clause });
  }

  async update(ctx: Ctx, { id, version }: ClauseCheck, change: NewCheck): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 });
  }

  ofAgreements(ctx: Ctx, agreementIds: readonly string[]): Promise<ClauseCheck[]> {
    return this.rows(ctx).find({ where: { agreementId: In([...agreementIds]) }, order: { clause: 'asc' } });
  }
}
