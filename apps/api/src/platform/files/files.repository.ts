import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../context/ctx.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FILE_REFUSALS, type FileRefusal } from './file-refusal.js';
import { type FileState, StoredFile } from './stored-file.entity.js';

export interface FileIdentity {
  readonly detectedType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
}

export interface StuckFile {
  readonly tenantId: string;
  readonly id: string;
  readonly state: FileState;
}

/** An upload may take this long. */
const UPLOADED_WITHIN = '1 hour';
const CHECKED_WITHIN = '1 minute';

@Injectable()
export class FilesRepository extends TenantRepository<StoredFile> {
  protected readonly entity = StoredFile;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** A row for what comes, and the room that it may take. */
  async reserve(ctx: Ctx, name: string, declaredType: string, bytes: number): Promise<string> {
    const [{ id }] = await this.sql<{ id: string }>(ctx,
      `insert into files (tenant_id, name, declared_type, state, uploaded_by, reserved_bytes) values ($1, $2, $3, 'reserved', $4, $5) returning id`,
      [ctx.tenantId, name, declaredType.slice(0, 200), ctx.actor.userId, bytes]);
    return id;
  }

  /** Bytes that the organization's files take, and those on their way may. */
  async roomTaken(ctx: Ctx): Promise<number> {
    const [{ taken }] = await this.sql<{ taken: string }>(ctx, `select coalesce(sum(coalesce(bytes, reserved_bytes)), 0) as taken from files where tenant_id = $1 and state not in ('refused', 'purged')`, [ctx.tenantId]);
    return Number(taken);
  }

  find(ctx: Ctx, id: string): Promise<StoredFile | null> {
    return this.rows(ctx).findOneBy({ tenantId: ctx.tenantId, id });
  }

  findMany(ctx: Ctx, ids: readonly string[]): Promise<StoredFile[]> {
    return this.rows(ctx).findBy({ tenantId: ctx.tenantId, id: In([...ids]) });
  }

  /** Moves on from exactly that state; false when the file is elsewhere by now. */
  async move(ctx: Ctx, id: string, from: FileState, to: FileState): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ tenantId: ctx.tenantId, id, state: from }, { state: to });
    return affected === 1;
  }

  /** Records which bytes these are. */
  async identify(ctx: Ctx, id: string, to: 'typed' | 'available', identity: FileIdentity): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ tenantId: ctx.tenantId, id, state: 'uploading' }, { state: to, ...identity });
    return affected === 1;
  }

  async refuse(ctx: Ctx, id: string, from: readonly FileState[], to: 'refused' | 'quarantined', refusal: FileRefusal): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ tenantId: ctx.tenantId, id, state: In([...from]) }, { state: to, refusal, refusalSentence: FILE_REFUSALS[refusal] });
    return affected === 1;
  }

  async purge(ctx: Ctx, id: string): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ tenantId: ctx.tenantId, id, state: In(['typed', 'inspected', 'scanned', 'available', 'quarantined', 'refused']) }, { state: 'purged', name: 'purged' });
    return affected === 1;
  }

  /** Files of any organization whose way stopped: the process was killed, or the job was lost. */
  stuck(limit: number): Promise<StuckFile[]> {
    return this.uow.as('planner', (manager) => manager.query(`
      select tenant_id as "tenantId", id, state from files
      where (state in ('reserved', 'uploading') and changed_at < holdfast_now() - interval '${UPLOADED_WITHIN}')
         or (state in ('typed', 'inspected', 'scanned') and changed_at < holdfast_now() - interval '${CHECKED_WITHIN}')
      order by changed_at limit $1`, [limit]));
  }
}
