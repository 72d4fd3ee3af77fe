import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { In, LessThanOrEqual } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Reminder } from './reminder.entity.js';

export type NewReminder = Omit<Reminder, 'id' | 'tenantId' | 'messageKey'>;

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

  // The unique key is named, because PostgreSQL would otherwise look into every one of them for each row; the clock is read once, and not by the column's default for each. What many share travels once: thousands are due on a few days.
  private async insertFor(ctx: Ctx, recipient: 'recipient_member_id' | 'recipient_contact_id', reminders: readonly NewReminder[]): Promise<void> {
    if (reminders.length === 0) return;
    const shared = new Map<string, { readonly place: number; readonly reminder: NewReminder }>();
    const places = reminders.map((reminder) => {
      const { dueOn, step, level, recipientMemberId, recipientContactId, outcome, plannedFor, via } = reminder;
      const key = `${dueOn} ${step} ${level} ${recipientMemberId ?? recipientContactId} ${outcome} ${via} ${plannedFor.getTime()}`;
      const known = shared.get(key);
      if (!known) shared.set(key, { place: shared.size + 1, reminder });
      return known?.place ?? shared.size;
    });
    const column = <T>(of: (reminder: NewReminder) => T) => [...shared.values()].map(({ reminder }) => of(reminder));
    await this.sql(ctx, `
      insert into reminders (tenant_id, deadline_id, due_on, step, level, ${recipient}, via, outcome, why_skipped, planned_for, created_at)
      select $1, r.deadline_id, s.due_on, s.step, s.level, s.recipient, s.via, s.outcome, s.why_skipped, s.planned_for, (select holdfast_now())
      from unnest($2::uuid[], $3::int[]) r(deadline_id, place)
      join unnest($4::date[], $5::int[], $6::int[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::timestamptz[]) with ordinality s(due_on, step, level, recipient, via, outcome, why_skipped, planned_for, place) using (place)
      on conflict (tenant_id, deadline_id, due_on, step, ${recipient}) do nothing`,
    [ctx.tenantId, reminders.map(({ deadlineId }) => deadlineId), places, column(({ dueOn }) => dueOn), column(({ step }) => step), column(({ level }) => level), column(({ recipientMemberId, recipientContactId }) => recipientMemberId ?? recipientContactId),
      column(({ via }) => via), column(({ outcome }) => outcome), column(({ whySkipped }) => whySkipped), column(({ plannedFor }) => plannedFor.toISOString())]);
  }

  /** Those that leave by themselves and whose moment has come, the oldest first. */
  toMail(ctx: Ctx, now: Date, limit: number): Promise<Reminder[]> {
    return this.rows(ctx).find({ where: { outcome: 'planned', via: 'mail', plannedFor: LessThanOrEqual(now) }, order: { plannedFor: 'asc', id: 'asc' }, take: limit });
  }

  /** All that waits for the digests of up to `people` members. */
  async toDigest(ctx: Ctx, now: Date, people: number): Promise<Reminder[]> {
    const waiting = await this.sql<{ id: string }>(ctx, `select distinct recipient_member_id as id from reminders where outcome = 'planned' and via = 'digest' and planned_for <= $1 limit $2`, [now, people]);
    return this.rows(ctx).find({ where: { outcome: 'planned', via: 'digest', plannedFor: LessThanOrEqual(now), recipientMemberId: In(waiting.map(({ id }) => id)) }, order: { recipientMemberId: 'asc', dueOn: 'asc', id: 'asc' } });
  }

  async sent(ctx: Ctx, ids: readonly string[], messageKey: string): Promise<void> {
    await this.sql(ctx, `update reminders set outcome = 'sent', message_key = $2 where id = any($1)`, [ids, messageKey]);
  }

  /** What a digest holds: of which deadlines. */
  async deadlinesOfDigest(ctx: Ctx, messageKey: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `select deadline_id as id from reminders where via = 'digest' and message_key = $1`, [messageKey]);
    return rows.map(({ id }) => id);
  }

  /** What digests held that were taken back, to be told in the next. */
  ofDigests(ctx: Ctx, messageKeys: readonly string[]): Promise<Reminder[]> {
    return this.rows(ctx).find({ where: { via: 'digest', messageKey: In([...messageKeys]) }, order: { dueOn: 'asc', id: 'asc' } });
  }

  /** Leaves on another day instead, at the same local time. */
  async postpone(ctx: Ctx, postponed: readonly { readonly id: string; readonly until: LocalDate }[], zone: string): Promise<void> {
    if (postponed.length === 0) return;
    await this.sql(ctx, `
      update reminders r set planned_for = (p.until + (r.planned_for at time zone $3)::time) at time zone $3 from unnest($1::uuid[], $2::date[]) p(id, until) where r.tenant_id = $4 and r.id = p.id and r.outcome = 'planned'`,
    [postponed.map(({ id }) => id), postponed.map(({ until }) => until), zone, ctx.tenantId]);
  }

  async skip(ctx: Ctx, skipped: readonly { readonly id: string; readonly why: string }[]): Promise<void> {
    if (skipped.length === 0) return;
    await this.sql(ctx, `
      update reminders r set outcome = 'skipped', why_skipped = s.why from unnest($1::uuid[], $2::text[]) s(id, why) where r.tenant_id = $3 and r.id = s.id`,
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
