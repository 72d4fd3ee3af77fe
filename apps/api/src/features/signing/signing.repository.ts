import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement, TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SealedDocument } from './sealed-document.entity.js';
import { Signature } from './signature.entity.js';
import { SignatureDocument } from './signature-document.entity.js';
import { SignedCopy } from './signed-copy.entity.js';

export interface Reading {
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

/** Documents to be signed. Rows of the exchange carry the requester's tenant, whichever side reads; row-level security says whether it may. */
@Injectable()
export class SignatureDocumentsRepository extends TenantRepository<SignatureDocument> {
  protected readonly entity = SignatureDocument;

  async insert(ctx: Ctx, document: Omit<SignatureDocument, 'id' | 'tenantId' | 'madeAt'>): Promise<void> {
    await this.rows(ctx).save({ ...document, tenantId: ctx.tenantId } as never as SignatureDocument);
  }

  /** Newest first. */
  ofRequest(ctx: Ctx, requestId: string): Promise<SignatureDocument[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { version: 'desc' } });
  }
}

@Injectable()
export class SignaturesRepository extends TenantRepository<Signature> {
  protected readonly entity = Signature;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async insert(ctx: Ctx, signature: Omit<Signature, 'id' | 'at'>): Promise<void> {
    await this.rows(ctx).save({ ...signature } as never as Signature);
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Signature[]> {
    return this.rows(ctx).find({ where: { requestId }, order: { at: 'asc' } });
  }

  /** Who opened which version first, and when. */
  readings(ctx: Ctx, requestId: string): Promise<Reading[]> {
    return this.sql(ctx, 'select version, name, email, at from signature_readings where request_id = $1 order by at', [requestId]);
  }

  async read(ctx: Ctx, requester: string, requestId: string, version: number, who: { readonly userId: string; readonly name: string; readonly email: string }): Promise<void> {
    await this.sql(ctx, `
      insert into signature_readings (tenant_id, request_id, version, user_id, name, email) values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, request_id, version, user_id) do nothing`, [requester, requestId, version, who.userId, who.name, who.email]);
  }

  /** A code was mailed for this very act. */
  async expectCode(ctx: Ctx, requestId: string, version: number, userId: string, challengeId: string): Promise<void> {
    await this.sql(ctx, 'insert into signature_codes (tenant_id, request_id, version, user_id, challenge_id) values ($1, $2, $3, $4, $5)', [ctx.tenantId, requestId, version, userId, challengeId]);
  }

  async wasMailedFor(ctx: Ctx, requestId: string, version: number, userId: string, challengeId: string): Promise<boolean> {
    const rows = await this.sql(ctx, 'select from signature_codes where request_id = $1 and version = $2 and user_id = $3 and challenge_id = $4', [requestId, version, userId, challengeId]);
    return rows.length === 1;
  }

  /** Signed by both sides a minute ago or longer, and not sealed: its job was lost. */
  unsealed(limit: number): Promise<{ tenantId: string; requestId: string }[]> {
    return this.uow.as('relay', (manager) => manager.query(`
      select s.tenant_id as "tenantId", s.request_id as "requestId" from signatures s
      where s.side = 'requester' and s.at < holdfast_now() - interval '1 minute' and s.at > holdfast_now() - interval '90 days'
        and not exists (select from sealed_documents d where d.tenant_id = s.tenant_id and d.request_id = s.request_id) order by s.at limit $1`, [limit]));
  }

  /** Sealed, and the vendor's own copy is missing. */
  uncopied(limit: number): Promise<{ tenantId: string; requestId: string }[]> {
    return this.uow.as('relay', (manager) => manager.query(`
      select r.vendor_org_id as "tenantId", d.request_id as "requestId" from sealed_documents d join requests r on r.tenant_id = d.tenant_id and r.id = d.request_id
      where r.vendor_org_id is not null and d.sealed_at > holdfast_now() - interval '90 days'
        and not exists (select from signed_copies c where c.tenant_id = r.vendor_org_id and c.request_id = d.request_id and c.file_id is not null) order by d.sealed_at limit $1`, [limit]));
  }
}

@Injectable()
export class SealedDocumentsRepository extends TenantRepository<SealedDocument> {
  protected readonly entity = SealedDocument;

  async insert(ctx: Ctx, sealed: Omit<SealedDocument, 'id' | 'tenantId' | 'sealedAt'>): Promise<void> {
    await this.rows(ctx).save({ ...sealed, tenantId: ctx.tenantId } as never as SealedDocument);
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<SealedDocument | null> {
    return this.rows(ctx).findOneBy({ requestId });
  }
}

@Injectable()
export class SignedCopiesRepository extends TenantRepository<SignedCopy> {
  protected readonly entity = SignedCopy;

  ofRequest(ctx: Ctx, requestId: string): Promise<SignedCopy | null> {
    return this.rows(ctx).findOneBy({ requestId });
  }

  /** True for the copy that is kept: the first. */
  async keep(ctx: Ctx, requestId: string, sha256: string, fileId: string): Promise<boolean> {
    const rows = await statement(ctx, 'insert into signed_copies (tenant_id, request_id, sha256, file_id) values ($1, $2, $3, $4) on conflict (tenant_id, request_id) do nothing returning id', [ctx.tenantId, requestId, sha256, fileId]);
    return rows.length === 1;
  }
}
