import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { SubmissionCopy } from './submission-copy.entity.js';

@Injectable()
export class SubmissionCopiesRepository extends TenantRepository<SubmissionCopy> {
  protected readonly entity = SubmissionCopy;

  find(ctx: Ctx, requestId: string, submissionNumber: number): Promise<SubmissionCopy | null> {
    return this.rows(ctx).findOneBy({ requestId, submissionNumber });
  }

  /** False: another was kept first. */
  async keep(ctx: Ctx, requestId: string, submissionNumber: number, fileId: string, sha256: string): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into submission_copies (tenant_id, request_id, submission_number, file_id, sha256) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, request_id, submission_number) do nothing returning id`, [ctx.tenantId, requestId, submissionNumber, fileId, sha256]);
    return rows.length === 1;
  }
}
