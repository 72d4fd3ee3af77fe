import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EvidenceDocument } from './evidence-document.entity.js';

export interface Uncopied {
  readonly tenantId: string;
  readonly id: string;
}

@Injectable()
export class EvidenceRepository extends TenantRepository<EvidenceDocument> {
  protected readonly entity = EvidenceDocument;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  insert(ctx: Ctx, document: Omit<EvidenceDocument, 'id' | 'tenantId' | 'createdAt' | 'fileId'>): Promise<EvidenceDocument> {
    return this.rows(ctx).save({ ...document, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<EvidenceDocument | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<EvidenceDocument[]> {
    return this.rows(ctx).find({ where: { vendorId }, order: { createdAt: 'desc', id: 'desc' } });
  }

  bySubmissionFiles(ctx: Ctx, submissionFileIds: readonly string[]): Promise<EvidenceDocument[]> {
    return this.rows(ctx).findBy({ submissionFileId: In([...submissionFileIds]) });
  }

  /** Our copy of the same bytes, handed over with an earlier submission of the same request. */
  async copiedBefore(ctx: Ctx, { requestId, sha256 }: EvidenceDocument): Promise<string | null> {
    const [row] = await this.sql<{ id: string }>(ctx, 'select file_id as id from documents where request_id = $1 and sha256 = $2 and file_id is not null limit 1', [requestId, sha256]);
    return row?.id ?? null;
  }

  /** True for the one that brought the copy. */
  async keep(ctx: Ctx, id: string, fileId: string): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ id, fileId: IsNull() }, { fileId });
    return affected === 1;
  }

  /** Documents of any organization whose copy is overdue: the job was lost. */
  uncopied(limit: number): Promise<Uncopied[]> {
    return this.uow.as('planner', (manager) => manager.query(`
      select tenant_id as "tenantId", id from documents where file_id is null and created_at < holdfast_now() - interval '1 minute' order by created_at limit $1`, [limit]));
  }
}
