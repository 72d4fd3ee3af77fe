import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import type { Statement } from '../database/shared-connection.js';
import { AuditRepository, type NewAuditEntry } from './audit.repository.js';

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
  record(ctx: Ctx, action: string, subject: AuditSubject): Promise<void> {
    return this.entries.insert(ctx, entryOf(ctx, action, subject));
  }

  /** The same as a statement, for a transaction that is sent in one write. */
  recording(ctx: Ctx, action: string, subject: AuditSubject): Statement {
    return this.entries.insertion(ctx, entryOf(ctx, action, subject));
  }
}

const entryOf = ({ actor: { kind, userId } }: Ctx, action: string, { subjectType, subjectId, vendorId = null, detail = {} }: AuditSubject): NewAuditEntry =>
  ({ actorKind: kind, actorId: userId ?? kind, action, subjectType, subjectId, vendorId, detail });
