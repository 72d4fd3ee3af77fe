import { Injectable } from '@nestjs/common';
import type { FindingEventKind } from '@holdfast/contracts/findings';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type FindingChange, FindingEvent } from './finding-event.entity.js';

@Injectable()
export class FindingEventsRepository extends TenantRepository<FindingEvent> {
  protected readonly entity = FindingEvent;

  /** `byName`: who, where it was not the actor of `ctx`. */
  async add(ctx: Ctx, findingId: string, kind: FindingEventKind, { said = '', changes = [], byName = ctx.actor.name }: { said?: string; changes?: readonly FindingChange[]; byName?: string } = {}): Promise<void> {
    await this.sql(ctx, 'insert into finding_events (tenant_id, finding_id, kind, said, changes, by_member_id, by_name) values ($1, $2, $3, $4, $5, $6, $7)', [
      ctx.tenantId, findingId, kind, said, JSON.stringify(changes), ctx.actor.memberId ?? null, byName]);
  }

  /** The newest first. */
  of(ctx: Ctx, findingId: string): Promise<FindingEvent[]> {
    return this.rows(ctx).find({ where: { findingId }, order: { id: 'desc' } });
  }
}
