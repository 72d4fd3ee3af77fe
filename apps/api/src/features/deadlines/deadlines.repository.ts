import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { In, IsNull, Not } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Deadline, type DeadlineDraft } from './deadline.entity.js';

/** Which deadlines the planner is to look at anew. */
export interface LookAgain {
  readonly kind?: DeadlineKind;
  readonly memberId?: string;
}

/** A deadline that the planner looked at, and when it has to again; null: never, as it stands. */
export interface Looked {
  readonly id: string;
  readonly nextLookAt: Date | null;
}

@Injectable()
export class DeadlinesRepository extends TenantRepository<Deadline> {
  protected readonly entity = Deadline;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /**
   * Opens it, or brings it up to date. A date that moved, a duty that came back, or one that is now somebody else's is armed anew, and what a person did with
   * the old day counts no longer; what was done by hand for this very day stays done.
   */
  async open(ctx: Ctx, matterType: string, matterId: string, draft: DeadlineDraft): Promise<void> {
    await this.sql(ctx, `
      insert into deadlines as d (tenant_id, matter_type, matter_id, vendor_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail, contact_id, cite, acknowledged_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, case when $16::boolean then holdfast_now() end)
      on conflict (tenant_id, matter_type, matter_id, kind, occurrence) do update set
        vendor_id = excluded.vendor_id, basis = excluded.basis, title = excluded.title, link = excluded.link, owner_member_id = excluded.owner_member_id, due_on = excluded.due_on,
        reasons = excluded.reasons, mail = excluded.mail, contact_id = excluded.contact_id, cite = excluded.cite,
        state = case when d.done_on is not null and d.due_on = excluded.due_on then 'met' else 'open' end,
        ended_at = case when d.done_on is not null and d.due_on = excluded.due_on then d.ended_at end,
        sequence = d.sequence + (d.due_on <> excluded.due_on or d.title <> excluded.title or d.state = 'void')::int,
        armed_at = case when d.state <> 'void' and d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.armed_at else excluded.armed_at end,
        next_look_at = '-infinity',
        acknowledged_at = case when d.due_on = excluded.due_on then coalesce(d.acknowledged_at, excluded.acknowledged_at) else excluded.acknowledged_at end,
        acknowledged_by = case when d.due_on = excluded.due_on then d.acknowledged_by end,
        snoozed_until = case when d.due_on = excluded.due_on then d.snoozed_until end, snooze_reason = case when d.due_on = excluded.due_on then d.snooze_reason end, snoozed_by = case when d.due_on = excluded.due_on then d.snoozed_by end,
        done_on = case when d.due_on = excluded.due_on then d.done_on end, done_note = case when d.due_on = excluded.due_on then d.done_note end, done_by = case when d.due_on = excluded.due_on then d.done_by end
      where d.state = 'void' or (d.state = 'met' and d.done_on is null)
        or (d.vendor_id, d.basis, d.title, d.link, d.owner_member_id, d.due_on, d.reasons, d.mail, d.contact_id, d.cite) is distinct from
          (excluded.vendor_id, excluded.basis, excluded.title, excluded.link, excluded.owner_member_id, excluded.due_on, excluded.reasons, excluded.mail, excluded.contact_id, excluded.cite)
        or (excluded.acknowledged_at is not null and d.acknowledged_at is null)`,
    [ctx.tenantId, matterType, matterId, draft.vendorId, draft.kind, draft.occurrence, draft.basis, draft.title, draft.link, draft.ownerMemberId, draft.dueOn, JSON.stringify(draft.reasons), JSON.stringify(draft.mail),
      draft.contactId ?? null, draft.cite ?? null, draft.acknowledged ?? false]);
  }

  /** Ends what no longer follows from the matter's facts: met where they show that it was done, else void. */
  async endOthers(ctx: Ctx, matterType: string, matterId: string, stay: readonly string[], state: 'met' | 'void'): Promise<void> {
    await this.sql(ctx, `
      update deadlines set state = $4, ended_at = holdfast_now(), sequence = sequence + 1
      where matter_type = $1 and matter_id = $2 and state = 'open' and not (kind || ' ' || occurrence = any($3))`, [matterType, matterId, stay, state]);
  }

  openOfMatters(ctx: Ctx, matterType: string, matterIds: readonly string[]): Promise<Deadline[]> {
    return this.rows(ctx).find({ where: { matterType, matterId: In([...matterIds]), state: 'open' }, order: { dueOn: 'asc', id: 'asc' } });
  }

  /** What stands of these matters: open, or done by hand for its day. */
  standingOf(ctx: Ctx, matterType: string, matterIds: readonly string[]): Promise<Deadline[]> {
    return this.rows(ctx).find({ where: [{ matterType, matterId: In([...matterIds]), state: 'open' }, { matterType, matterId: In([...matterIds]), state: 'met', doneOn: Not(IsNull()) }] });
  }

  /** Matters of a kind that have an open deadline. */
  async openMatters(ctx: Ctx, matterType: string): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, `select distinct matter_id as id from deadlines where matter_type = $1 and state = 'open'`, [matterType]);
    return rows.map(({ id }) => id);
  }

  openOfVendor(ctx: Ctx, vendorId: string): Promise<Deadline[]> {
    return this.rows(ctx).find({ where: { vendorId, state: 'open' }, order: { dueOn: 'asc', id: 'asc' } });
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<Deadline[]> {
    return this.rows(ctx).findBy({ id: In([...new Set(ids)]) });
  }

  find(ctx: Ctx, id: string): Promise<Deadline | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Deadline | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Up to `limit` open ones that the planner has to look at, held until the end of the transaction; those that another planner holds are skipped. */
  async takeToLookAt(ctx: Ctx, limit: number): Promise<Deadline[]> {
    return this.rows(ctx).createQueryBuilder('d')
      .where(`d.state = 'open' and d.next_look_at <= holdfast_now()`)
      .orderBy('d.next_look_at').addOrderBy('d.id').limit(limit).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
  }

  async looked(ctx: Ctx, looked: readonly Looked[]): Promise<void> {
    await this.sql(ctx, `
      update deadlines d set next_look_at = coalesce(l.at, 'infinity') from unnest($1::uuid[], $2::timestamptz[]) l(id, at) where d.tenant_id = $3 and d.id = l.id`,
    [looked.map(({ id }) => id), looked.map(({ nextLookAt }) => nextLookAt?.toISOString() ?? null), ctx.tenantId]);
  }

  async lookAgain(ctx: Ctx, { kind, memberId }: LookAgain): Promise<void> {
    await this.sql(ctx, `
      update deadlines set next_look_at = '-infinity' where state = 'open' and ($1::text is null or kind = $1)
        and ($2::uuid is null or owner_member_id = $2 or owner_member_id in (select id from members where deputy_member_id = $2) or exists (select from members where id = $2 and console_role = 'owner'))`, [kind ?? null, memberId ?? null]);
  }

  async acknowledge(ctx: Ctx, id: string, memberId: string): Promise<void> {
    await this.sql(ctx, `update deadlines set acknowledged_at = holdfast_now(), acknowledged_by = $2, next_look_at = '-infinity' where id = $1 and acknowledged_at is null`, [id, memberId]);
  }

  async snooze(ctx: Ctx, id: string, until: LocalDate | null, reason: string | null, memberId: string): Promise<void> {
    await this.sql(ctx, 'update deadlines set snoozed_until = $2, snooze_reason = $3, snoozed_by = $4 where id = $1', [id, until, reason, until === null ? null : memberId]);
  }

  /** By hand, or no longer. */
  async done(ctx: Ctx, id: string, done: { readonly on: LocalDate; readonly note: string; readonly memberId: string } | null): Promise<void> {
    await this.sql(ctx, `
      update deadlines set done_on = $2, done_note = $3, done_by = $4, state = case when $2::date is null then 'open' else 'met' end, ended_at = case when $2::date is not null then holdfast_now() end,
        sequence = sequence + 1, next_look_at = '-infinity' where id = $1`, [id, done?.on ?? null, done?.note ?? null, done?.memberId ?? null]);
  }

  /** Which organizations have deadlines that the planner has to look at: all that it may see of them. */
  async tenantsToLookAt(): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) => manager.query(`select distinct tenant_id as id from deadlines where state = 'open' and next_look_at <= holdfast_now()`));
    return rows.map(({ id }) => id);
  }
}
