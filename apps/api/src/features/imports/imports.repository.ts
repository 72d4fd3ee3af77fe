import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Import } from './import.entity.js';

export type ImportProgress = Pick<Import, 'id' | 'state' | 'total' | 'done' | 'appliedAt' | 'version'>;

const PROGRESS = { id: true, state: true, total: true, done: true, appliedAt: true, version: true } as const;

@Injectable()
export class ImportsRepository extends TenantRepository<Import> {
  protected readonly entity = Import;

  async insert(ctx: Ctx, file: Pick<Import, 'fileName' | 'content' | 'createdBy'>): Promise<string> {
    return (await this.rows(ctx).save({ ...file, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<Import | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  /** Without the file itself: a page asks for it again and again while it waits. */
  progress(ctx: Ctx, id: string): Promise<ImportProgress | null> {
    return this.rows(ctx).findOne({ where: { id }, select: PROGRESS });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Import | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(ctx: Ctx, id: string, change: Partial<Import>): Promise<void> {
    await this.rows(ctx).update({ id }, change as object);
  }

  /** So many more rows of it are done. */
  async advance(ctx: Ctx, id: string, rows: number): Promise<void> {
    await this.sql(ctx, `update imports set state = 'applying', done = done + $2 where id = $1`, [id, rows]);
  }

  /** Its state, with its row held until the transaction ends: two workers on one import take turns. */
  async lock(ctx: Ctx, id: string): Promise<Import['state'] | null> {
    const [row] = await this.sql<Pick<Import, 'state'>>(ctx, 'select state from imports where id = $1 for update', [id]);
    return row?.state ?? null;
  }
}
