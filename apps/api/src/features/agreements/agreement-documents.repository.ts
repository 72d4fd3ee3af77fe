import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { AgreementDocument } from './agreement-document.entity.js';

@Injectable()
export class AgreementDocumentsRepository extends TenantRepository<AgreementDocument> {
  protected readonly entity = AgreementDocument;

  async insert(ctx: Ctx, document: Pick<AgreementDocument, 'agreementId' | 'fileId' | 'name'>): Promise<string> {
    return (await this.rows(ctx).save({ ...document, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, agreementId: string, id: string): Promise<AgreementDocument | null> {
    return this.rows(ctx).findOneBy({ id, agreementId });
  }

  ofAgreement(ctx: Ctx, agreementId: string): Promise<AgreementDocument[]> {
    return this.rows(ctx).find({ where: { agreementId }, order: { createdAt: 'desc', id: 'desc' } });
  }
}
