import { Injectable } from '@nestjs/common';
import { type Ctx, fromTx } from '../context/ctx.js';
import type { Statement } from '../database/shared-connection.js';

export interface NewAuditEntry {
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly vendorId: string | null;
  readonly detail: object;
}

@Injectable()
export class AuditRepository {
  async insert(ctx: Ctx, entry: NewAuditEntry): Promise<void> {
    if (!ctx.tx) throw new Error('An audit entry belongs into the transaction of what it records');
    const { text, values } = this.insertion(ctx, entry);
    await fromTx(ctx.tx).query(text, values);
  }

  insertion({ tenantId }: Ctx, { actorKind, actorId, action, subjectType, subjectId, vendorId, detail }: NewAuditEntry): Statement {
    return {
      name: 'audit-entry',
      text: 'insert into audit_entries (tenant_id, actor_kind, actor_id, action, subject_type, subject_id, vendor_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      values: [tenantId, actorKind, actorId, action, subjectType, subjectId, vendorId, JSON.stringify(detail)],
    };
  }
}
