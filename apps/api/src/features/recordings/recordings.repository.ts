import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type KeptAnswer, Recording } from './recording.entity.js';

@Injectable()
export class RecordingsRepository extends TenantRepository<Recording> {
  protected readonly entity = Recording;

  async insert(ctx: Ctx, recording: Pick<Recording, 'vendorId' | 'questionnaire' | 'sourceWords' | 'readOn' | 'begunBy'>): Promise<string> {
    return (await this.rows(ctx).save({ ...recording, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<Recording | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Recording | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those of a vendor that are still being written, the newest first. */
  openOf(ctx: Ctx, vendorId: string): Promise<Recording[]> {
    return this.rows(ctx).find({ where: { vendorId, requestId: IsNull() }, order: { begunAt: 'desc', id: 'desc' } });
  }

  async update(ctx: Ctx, { id, version }: Recording, change: Partial<Recording>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1 } as object);
  }

  /** Beside the other answers: two people who write two of them are in nobody's way. */
  async keepAnswer(ctx: Ctx, id: string, questionKey: string, answer: KeptAnswer): Promise<void> {
    await this.sql(ctx, 'update recordings set answers = answers || jsonb_build_object($2::text, $3::jsonb) where id = $1', [id, questionKey, JSON.stringify(answer)]);
  }

  async remove(ctx: Ctx, id: string): Promise<void> {
    await this.rows(ctx).delete({ id });
  }
}
