import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import { AuditRepository } from './audit.repository.js';

export interface AuditSubject {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Set when it concerns one vendor, so that the vendor's page can show it. */
  readonly vendorId?: string | null;
  /** Ids, codes and numbers: no answer, no document text, no person's address. */
  readonly detail?: object;
}

@Injectable()
export class AuditWriter {
  constructor(private readonly entries: AuditRepository) {}

  /** Records what happened, as in `agreement.countersigned`, in the transaction of `ctx`: both are committed, or neither. */
  record(ctx: Ctx, action: string, { subjectType, subjectId, vendorId = null, detail = {} }: AuditSubject): Promise<void> {
    const { kind, userId } = ctx.actor;
    return this.entries.insert(ctx, { actorKind: kind, actorId: userId ?? kind, action, subjectType, subjectId, vendorId, detail });
  }
}
