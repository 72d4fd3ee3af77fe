import { Injectable } from '@nestjs/common';
import { type Ctx, fromTx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../http/page.js';
import type { AuditEntry } from './audit-entry.entity.js';

export interface AuditPageQuery {
  /** The `next` of the page before. */
  readonly before?: string;
  readonly limit: number;
  readonly vendorId?: string;
  readonly subject?: { readonly type: string; readonly id: string };
  /** Only these acts. */
  readonly actions?: readonly string[];
}

/** `seq` is the entry's number in the chain; null until it is sealed. */
export type AuditRow = Omit<AuditEntry, 'tenantId'> & { readonly seq: number | null };

/** The record, for screens: newest first. */
@Injectable()
export class AuditReader {
  constructor(private readonly uow: UnitOfWork) {}

  page(ctx: Ctx, { before, limit, vendorId, subject, actions }: AuditPageQuery): Promise<Page<AuditRow>> {
    return this.uow.run(ctx, async ({ tenantId, tx }) => {
      const values: unknown[] = [tenantId];
      const value = (given: unknown) => `$${values.push(given)}`;
      const where = ['e.tenant_id = $1'];
      if (before !== undefined) {
        const [at, id] = decodeCursor(before, 2);
        where.push(`(e.at, e.id) < (${value(at)}::timestamptz, ${value(id)}::uuid)`);
      }
      if (vendorId) where.push(`e.vendor_id = ${value(vendorId)}`);
      if (subject) where.push(`e.subject_type = ${value(subject.type)} and e.subject_id = ${value(subject.id)}`);
      if (actions) where.push(`e.action = any(${value(actions)})`);
      const found: (AuditRow & { cursor: string })[] = await fromTx(tx!).query(
        `select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.action, e.subject_type as "subjectType",
           e.subject_id as "subjectId", e.vendor_id as "vendorId", e.detail, s.seq, e.at::text as cursor
         from audit_entries e left join audit_seals s on s.tenant_id = e.tenant_id and s.audit_id = e.id
         where ${where.join(' and ')} order by e.at desc, e.id desc limit ${value(limit + 1)}`, values);
      const page = pageOf(found, limit, ({ cursor, id }) => [cursor, id]);
      return { ...page, items: page.items.map(({ cursor: _cursor, ...row }) => row) };
    });
  }

  /** Everything recorded before this instant is in the chain. What is cut off at the end is found only against a checkpoint. */
  verifiedUpTo(ctx: Ctx): Promise<Date> {
    return this.uow.run(ctx, async ({ tenantId, tx }) => {
      const [{ at }] = await fromTx(tx!).query(
        'select coalesce((select min(at) from audit_unsealed where tenant_id = $1), holdfast_now()) as at', [tenantId]);
      return at;
    });
  }
}
