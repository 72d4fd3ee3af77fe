import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Reminder } from './reminder.entity.js';

@Injectable()
export class RemindersRepository extends TenantRepository<Reminder> {
  protected readonly entity = Reminder;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** True for the one planner that writes it. */
  async insert(ctx: Ctx, { deadlineId, dueOn, step, recipientMemberId, recipientContactId, outcome, plannedFor }: Omit<Reminder, 'id' | 'tenantId'>): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into reminders (tenant_id, deadline_id, due_on, step, recipient_member_id, recipient_contact_id, outcome, planned_for) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict do nothing returning id`,
    [ctx.tenantId, deadlineId, dueOn, step, recipientMemberId, recipientContactId, outcome, plannedFor]);
    return rows.length === 1;
  }

  async noteCheck(): Promise<void> {
    await this.uow.as('planner', (manager) => manager.query('update planner_checks set checked_at = holdfast_now()'));
  }

  async lastChecked(): Promise<Date | null> {
    const [row] = await this.uow.outside<{ at: Date | null }>('planner-last-checked', 'select checked_at as at from planner_checks');
    return row.at;
  }
}
