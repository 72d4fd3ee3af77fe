import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { EvidenceFacts } from '@holdfast/domain/evidence/evidence-facts';
import { In, IsNull } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EvidenceDocument } from './evidence-document.entity.js';

export interface Uncopied {
  readonly tenantId: string;
  readonly id: string;
}

type HandedOver = Pick<EvidenceDocument, 'vendorId' | 'kind' | 'questionKeys' | 'name' | 'bytes' | 'sha256' | 'facts' | 'validTo'> & { readonly requestId: string; readonly submissionFileId: string };
type Recorded = Pick<EvidenceDocument, 'vendorId' | 'kind' | 'name' | 'bytes' | 'sha256' | 'facts' | 'validTo' | 'fileId' | 'sourceNote'>;

@Injectable()
export class EvidenceRepository extends TenantRepository<EvidenceDocument> {
  protected readonly entity = EvidenceDocument;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** The document as it was handed over last: with a further submission it is the same one, described anew unless we have read it. Says its id, and whether our copy is there. */
  async receive(ctx: Ctx, { vendorId, requestId, submissionFileId, kind, questionKeys, name, bytes, sha256, facts, validTo }: HandedOver): Promise<{ id: string; copied: boolean }> {
    const [row] = await this.sql<{ id: string; copied: boolean }>(ctx, `
      insert into documents as d (tenant_id, vendor_id, request_id, submission_file_id, kind, question_keys, name, bytes, sha256, facts, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (tenant_id, request_id, sha256, name) do update set submission_file_id = excluded.submission_file_id, question_keys = excluded.question_keys,
        kind = case when d.read_by is null then excluded.kind else d.kind end, facts = case when d.read_by is null then excluded.facts else d.facts end,
        valid_to = case when d.read_by is null then excluded.valid_to else d.valid_to end, version = d.version + 1
      returning id, file_id is not null as copied`,
    [ctx.tenantId, vendorId, requestId, submissionFileId, kind, questionKeys, name, bytes, sha256, JSON.stringify(facts), validTo]);
    return row;
  }

  async record(ctx: Ctx, { vendorId, kind, name, bytes, sha256, facts, validTo, fileId, sourceNote }: Recorded): Promise<string> {
    const [{ id }] = await this.sql<{ id: string }>(ctx, `
      insert into documents (tenant_id, vendor_id, source, source_note, file_id, kind, question_keys, name, bytes, sha256, facts, valid_to, read_by, read_at)
      values ($1, $2, 'staff', $3, $4, $5, '{}', $6, $7, $8, $9, $10, $11, holdfast_now()) returning id`,
    [ctx.tenantId, vendorId, sourceNote, fileId, kind, name, bytes, sha256, JSON.stringify(facts), validTo, ctx.actor.memberId]);
    return id;
  }

  /** What somebody here read in it; false when somebody else did meanwhile. */
  async read(ctx: Ctx, id: string, version: number, { kind, facts, validTo }: { readonly kind: string; readonly facts: EvidenceFacts; readonly validTo: LocalDate | null }): Promise<boolean> {
    const [rows] = (await this.sql<unknown>(ctx, `
      update documents set kind = $3, facts = $4, valid_to = $5, read_by = $6, read_at = holdfast_now(), version = version + 1 where id = $1 and version = $2 returning id`,
    [id, version, kind, JSON.stringify(facts), validTo, ctx.actor.memberId])) as [unknown[], number];
    return rows.length === 1;
  }

  ofVendors(ctx: Ctx, vendorIds: readonly string[]): Promise<EvidenceDocument[]> {
    return this.rows(ctx).find({ where: { vendorId: In([...new Set(vendorIds)]) }, order: { createdAt: 'desc', id: 'desc' } });
  }

  find(ctx: Ctx, id: string): Promise<EvidenceDocument | null> {
    return this.rows(ctx).findOneBy({ id });
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
