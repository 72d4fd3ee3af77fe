import { Injectable } from '@nestjs/common';
import type { DocumentFacts } from '@holdfast/domain/deadlines/deadlines-of-document';
import { IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EvidenceDocument } from './evidence-document.entity.js';

export interface Validity extends DocumentFacts {
  readonly id: string;
  readonly vendorId: string;
  readonly name: string;
}

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

  /** The document as it was handed over last: with a further submission it is the same one, described anew. Says its id, and whether our copy is there. */
  async receive(ctx: Ctx, { vendorId, requestId, submissionFileId, kind, questionKeys, name, bytes, sha256, validTo }: Omit<EvidenceDocument, 'id' | 'tenantId' | 'createdAt' | 'fileId'>): Promise<{ id: string; copied: boolean }> {
    const [row] = await this.sql<{ id: string; copied: boolean }>(ctx, `
      insert into documents (tenant_id, vendor_id, request_id, submission_file_id, kind, question_keys, name, bytes, sha256, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, request_id, sha256, name) do update set submission_file_id = excluded.submission_file_id, kind = excluded.kind, question_keys = excluded.question_keys, valid_to = excluded.valid_to
      returning id, file_id is not null as copied`,
    [ctx.tenantId, vendorId, requestId, submissionFileId, kind, questionKeys, name, bytes, sha256, validTo]);
    return row;
  }

  /** Until when one counts, and whether a newer one of its vendor and kind does so longer. */
  async validity(ctx: Ctx, id: string): Promise<Validity | null> {
    return (await this.validities(ctx, 'd.id = $1', [id]))[0] ?? null;
  }

  validityPage(ctx: Ctx, after: string | null, limit: number): Promise<Validity[]> {
    return this.validities(ctx, `($1::uuid is null or d.id > $1) order by d.id limit $2`, [after, limit]);
  }

  /** This one, and all of its vendor that are of its kind. */
  async siblings(ctx: Ctx, id: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, 'select s.id from documents d join documents s on s.vendor_id = d.vendor_id and s.kind = d.kind where d.id = $1 order by s.id', [id]);
    return rows.map(({ id }) => id);
  }

  private validities(ctx: Ctx, which: string, values: unknown[]): Promise<Validity[]> {
    return this.sql(ctx, `
      select d.id, d.vendor_id as "vendorId", d.name, d.valid_to as "validTo", exists (
        select from documents n where n.vendor_id = d.vendor_id and n.kind = d.kind and n.created_at > d.created_at and (n.valid_to is null or n.valid_to > d.valid_to)) as replaced
      from documents d where ${which}`, values);
  }

  find(ctx: Ctx, id: string): Promise<EvidenceDocument | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<EvidenceDocument[]> {
    return this.rows(ctx).find({ where: { vendorId }, order: { createdAt: 'desc', id: 'desc' } });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<EvidenceDocument[]> {
    return this.rows(ctx).findBy({ requestId });
  }

  /** Our copy of the same bytes, handed over under another name. */
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
