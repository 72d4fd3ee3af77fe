import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { MoreThan } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Pause } from './pause.entity.js';

@Injectable()
export class PausesRepository extends TenantRepository<Pause> {
  protected readonly entity = Pause;

  /** Those that hold on a day. */
  on(ctx: Ctx, today: LocalDate): Promise<Pause[]> {
    return this.rows(ctx).find({ where: { pausedUntil: MoreThan(today) }, order: { pausedUntil: 'asc', id: 'asc' } });
  }

  async set(ctx: Ctx, { subjectType, subjectId, pausedUntil, reason, byMemberId }: Omit<Pause, 'id' | 'tenantId'>): Promise<void> {
    await this.sql(ctx, `
      insert into reminder_pauses (tenant_id, subject_type, subject_id, paused_until, reason, by_member_id) values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, subject_type, subject_id) do update set paused_until = excluded.paused_until, reason = excluded.reason, by_member_id = excluded.by_member_id`, [ctx.tenantId, subjectType, subjectId, pausedUntil, reason, byMemberId]);
  }

  async remove(ctx: Ctx, subjectType: Pause['subjectType'], subjectId: string): Promise<boolean> {
    return (await this.rows(ctx).delete({ subjectType, subjectId })).affected === 1;
  }
}
