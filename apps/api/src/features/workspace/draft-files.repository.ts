import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type Description, DraftFile } from './draft-file.entity.js';

@Injectable()
export class DraftFilesRepository extends TenantRepository<DraftFile> {
  protected readonly entity = DraftFile;

  insert(ctx: Ctx, file: Omit<DraftFile, 'id' | 'tenantId'>): Promise<DraftFile> {
    return this.rows(ctx).save({ ...file, tenantId: ctx.tenantId });
  }

  ofRequests(ctx: Ctx, requestIds: readonly string[]): Promise<DraftFile[]> {
    return this.rows(ctx).find({ where: { requestId: In([...requestIds]) }, order: { id: 'asc' } });
  }

  find(ctx: Ctx, requestId: string, id: string): Promise<DraftFile | null> {
    return this.rows(ctx).findOneBy({ requestId, id });
  }

  async isUsed(ctx: Ctx, fileId: string): Promise<boolean> {
    return this.rows(ctx).existsBy({ fileId });
  }

  async describe(ctx: Ctx, id: string, description: Description): Promise<void> {
    await this.rows(ctx).update({ id }, description);
  }

  async remove(ctx: Ctx, id: string): Promise<void> {
    await this.rows(ctx).delete({ id });
  }
}
