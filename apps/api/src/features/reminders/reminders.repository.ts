import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Reminder } from './reminder.entity.js';

export type NewReminder = Omit<Reminder, 'id' | 'tenantId'>;

@Injectable()
export class RemindersRepository extends TenantRepository<Reminder> {
  protected readonly entity = Reminder;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** In a statement for members and one for contacts, however many. A step that is there already stays as it is. */
  async insertMany(ctx: Ctx, reminders: readonly NewReminder[]): Promise<void> {
    await this.insertFor(ctx, 'recipient_member_id', reminders.filter(({ recipientMemberId }) => recipientMemberId !== null));
    await this.insertFor(ctx, 'recipient_contact_id', reminders.filter(({ recipientContactId }) => recipientContactId !== null));
  }

  // The unique key is named, because PostgreSQL would otherwise look into every one of them for each row.
  private async insertFor(ctx: Ctx, recipient: 'recipient_member_id' | 'recipient_contact_id', reminders: readonly NewReminder[]): Promise<void> {
    if (reminders.length === 0) return;
    const column = <K extends keyof NewReminder>(name: K) => reminders.map((reminder) => reminder[name]);
    await this.sql(ctx, `
      insert into reminders (tenant_id, deadline_id, due_on, step, level, ${recipient}, via, outcome, why_skipped, planned_for)
      select $1, * from unnest($2::uuid[], $3::date[], $4::int[], $5::int[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
      on conflict (tenant_id, deadline_id, due_on, step, ${recipient}) do nothing`,
    [ctx.tenantId, column('deadlineId'), column('dueOn'), column('step'), column('level'), reminders.map(({ recipientMemberId, recipientContactId }) => recipientMemberId ?? recipientContactId), column('via'), column('outcome'), column('whySkipped'),
      reminders.map(({ plannedFor }) => plannedFor.toISOString())]);
  }

  /** Those that leave by themselves, the oldest first. */
  toMail(ctx: Ctx, limit: number): Promise<Reminder[]> {
    return this.rows(ctx).find({ where: { outcome: 'planned', via: 'mail' }, order: { plannedFor: 'asc', id: 'asc' }, take: limit });
  }

  /** All that the digests of up to `people` members hold, so that a digest is whole. */
  async toDigest(ctx: Ctx, people: number): Promise<Reminder[]> {
    const waiting = await this.sql<{ id: string }>(ctx, `select distinct recipient_member_id as id from reminders where outcome = 'planned' and via = 'digest' limit $1`, [people]);
    return this.rows(ctx).find({ where: { outcome: 'planned', via: 'digest', recipientMemberId: In(waiting.map(({ id }) => id)) }, order: { recipientMemberId: 'asc', dueOn: 'asc', id: 'asc' } });
  }

  async sent(ctx: Ctx, ids: readonly string[]): Promise<void> {
    await this.sql(ctx, `update reminders set outcome = 'sent' where id = any($1) and outcome = 'planned'`, [ids]);
  }

  async skip(ctx: Ctx, skipped: readonly { readonly id: string; readonly why: string }[]): Promise<void> {
    if (skipped.length === 0) return;
    await this.sql(ctx, `
      update reminders r set outcome = 'skipped', why_skipped = s.why from unnest($1::uuid[], $2::text[]) s(id, why) where r.tenant_id = $3 and r.id = s.id and r.outcome = 'planned'`,
    [skipped.map(({ id }) => id), skipped.map(({ why }) => why), ctx.tenantId]);
  }

  ofDeadline(ctx: Ctx, deadlineId: string): Promise<Reminder[]> {
    return this.rows(ctx).find({ where: { deadlineId }, order: { plannedFor: 'asc', id: 'asc' } });
  }

  /** Which organizations have reminders that are to leave: all that the planner may see of them. */
  async tenantsToPost(): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) => manager.query(`select distinct tenant_id as id from reminders where outcome = 'planned' and planned_for <= holdfast_now()`));
    return rows.map(({ id }) => id);
  }

  async noteCheck(): Promise<void> {
    await this.uow.as('planner', (manager) => manager.query('update planner_checks set checked_at = holdfast_now()'));
  }

  async lastChecked(): Promise<Date | null> {
    const [row] = await this.uow.outside<{ at: Date | null }>('planner-last-checked', 'select checked_at as at from planner_checks');
    return row.at;
  }
}
