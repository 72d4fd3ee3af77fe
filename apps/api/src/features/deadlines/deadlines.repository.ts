import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import { In, IsNull, Not } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Deadline, type DeadlineDraft } from './deadline.entity.js';

/** Looked at anew: the planner's own note of an earlier look counts no more. */
const AT_ONCE = `next_at = '-infinity', generation = l.generation + 1`;
/** What is over is never looked at. */
const LOOK_AT = `case when state = 'open' then timestamptz '-infinity' else 'infinity' end`;

/** Which deadlines the planner is to look at anew. */
export interface LookAgain {
  readonly kind?: DeadlineKind;
  readonly memberId?: string;
  readonly vendorId?: string;
}

/** A deadline that the planner looked at, and when it has to again; null: never, as it stands. */
export interface Looked extends Pick<ToLookAt, 'id' | 'generation'> {
  readonly nextLookAt: Date | null;
}

/** What decides when a deadline reminds, and whom. */
export type ToLookAt = Pick<Deadline, 'id' | 'kind' | 'basis' | 'vendorId' | 'ownerMemberId' | 'contactId' | 'dueOn' | 'armedAt' | 'acknowledgedAt'> & {
  /** Raised whenever it is to be looked at anew. */
  readonly generation: number;
};

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
      with opened as (insert into deadlines as d (tenant_id, matter_type, matter_id, vendor_id, kind, occurrence, basis, title, link, owner_member_id, due_on, reasons, mail, contact_id, cite, acknowledged_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, case when $16::boolean then holdfast_now() end)
      on conflict (tenant_id, matter_type, matter_id, kind, occurrence) do update set
        vendor_id = excluded.vendor_id, basis = excluded.basis, title = excluded.title, link = excluded.link, owner_member_id = excluded.owner_member_id, due_on = excluded.due_on,
        reasons = excluded.reasons, mail = excluded.mail, contact_id = excluded.contact_id, cite = excluded.cite,
        state = case when d.done_on is not null and d.due_on = excluded.due_on then 'met' else 'open' end,
        ended_at = case when d.done_on is not null and d.due_on = excluded.due_on then d.ended_at end,
        sequence = d.sequence + (d.due_on <> excluded.due_on or d.title <> excluded.title or d.state <> 'open')::int,
        armed_at = case when d.state <> 'void' and d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.armed_at else excluded.armed_at end,
        acknowledged_at = case when d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then coalesce(d.acknowledged_at, excluded.acknowledged_at) else excluded.acknowledged_at end,
        acknowledged_by = case when d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.acknowledged_by end,
        snoozed_until = case when d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.snoozed_until end, snooze_reason = case when d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.snooze_reason end, snoozed_by = case when d.due_on = excluded.due_on and d.owner_member_id = excluded.owner_member_id and d.contact_id is not distinct from excluded.contact_id then d.snoozed_by end,
        done_on = case when d.due_on = excluded.due_on then d.done_on end, done_note = case when d.due_on = excluded.due_on then d.done_note end, done_by = case when d.due_on = excluded.due_on then d.done_by end
      where d.state = 'void' or (d.state = 'met' and d.done_on is null)
        or (d.vendor_id, d.basis, d.title, d.link, d.owner_member_id, d.due_on, d.reasons, d.mail, d.contact_id, d.cite) is distinct from
          (excluded.vendor_id, excluded.basis, excluded.title, excluded.link, excluded.owner_member_id, excluded.due_on, excluded.reasons, excluded.mail, excluded.contact_id, excluded.cite)
        or (excluded.acknowledged_at is not null and d.acknowledged_at is null)
      returning d.id, d.state) insert into deadline_looks as l (tenant_id, deadline_id, next_at) select $1, id, ${LOOK_AT} from opened on conflict (tenant_id, deadline_id) do update set next_at = excluded.next_at, generation = l.generation + 1`,
    [ctx.tenantId, matterType, matterId, draft.vendorId, draft.kind, draft.occurrence, draft.basis, draft.title, draft.link, draft.ownerMemberId, draft.dueOn, JSON.stringify(draft.reasons), JSON.stringify(draft.mail),
      draft.contactId ?? null, draft.cite ?? null, draft.acknowledged ?? false]);
  }

  /** Ends what no longer follows from the matter's facts: met where they show that it was done, else void. */
  async endOthers(ctx: Ctx, matterType: string, matterId: string, stay: readonly string[], state: 'met' | 'void'): Promise<void> {
    await this.sql(ctx, `
      with ended as (update deadlines set state = $4, ended_at = holdfast_now(), sequence = sequence + 1
        where matter_type = $1 and matter_id = $2 and state = 'open' and not (kind || ' ' || occurrence = any($3)) returning id)
      update deadline_looks l set next_at = 'infinity', generation = l.generation + 1 from ended where l.deadline_id = ended.id`, [matterType, matterId, stay, state]);
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
    return this.rows(ctx).createQueryBuilder('d').where('d.id = any(:ids)', { ids: [...new Set(ids)] }).getMany();
  }

  find(ctx: Ctx, id: string): Promise<Deadline | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Deadline | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'for_no_key_update' } }); // rows that only refer to it do not wait
  }

  /** Up to `limit` open ones that the planner has to look at, with only what it needs of each. */
  toLookAt(ctx: Ctx, limit: number): Promise<ToLookAt[]> {
    return this.sql(ctx, `
      select d.id, d.kind, d.basis, d.vendor_id as "vendorId", d.owner_member_id as "ownerMemberId", d.contact_id as "contactId", d.due_on as "dueOn", d.armed_at as "armedAt", d.acknowledged_at as "acknowledgedAt", l.generation
      from deadline_looks l join deadlines d on d.tenant_id = l.tenant_id and d.id = l.deadline_id
      where l.tenant_id = $1 and l.next_at <= holdfast_now() and d.state = 'open' order by l.next_at limit $2`, [ctx.tenantId, limit]);
  }

  /** Says when to look again. Whoever changed one in the meantime wants it looked at anew, so that one stays as it is. */
  async looked(ctx: Ctx, looked: readonly Looked[]): Promise<void> {
    // In order of id, as everybody who locks several; one that somebody else holds is simply looked at again.
    await this.sql(ctx, `
      with mine as (select deadline_id from deadline_looks where tenant_id = $4 and deadline_id = any($1) order by deadline_id for update skip locked)
      update deadline_looks l set next_at = coalesce(n.at, 'infinity') from unnest($1::uuid[], $2::int[], $3::timestamptz[]) n(id, generation, at) join mine on mine.deadline_id = n.id
      where l.tenant_id = $4 and l.deadline_id = n.id and l.generation = n.generation`,
    [looked.map(({ id }) => id), looked.map(({ generation }) => generation), looked.map(({ nextLookAt }) => nextLookAt?.toISOString() ?? null), ctx.tenantId]);
  }

  async lookAgain(ctx: Ctx, { kind, memberId, vendorId }: LookAgain): Promise<void> {
    await this.sql(ctx, `
      with theirs as (select l.deadline_id from deadline_looks l join deadlines d on d.id = l.deadline_id where d.state = 'open' and ($1::text is null or d.kind = $1) and ($3::uuid is null or d.vendor_id = $3)
        and ($2::uuid is null or d.owner_member_id = $2 or d.owner_member_id in (select id from members where deputy_member_id = $2) or exists (select from members where id = $2 and console_role = 'owner'))
        order by l.deadline_id for update of l)
      update deadline_looks l set ${AT_ONCE} from theirs where l.deadline_id = theirs.deadline_id`, [kind ?? null, memberId ?? null, vendorId ?? null]);
  }

  /** Another plan counts from now on: its steps that are past are nobody's. */
  async rearm(ctx: Ctx, which: LookAgain): Promise<void> {
    await this.sql(ctx, `update deadlines set armed_at = holdfast_now() where state = 'open' and ($1::text is null or kind = $1) and ($2::uuid is null or vendor_id = $2)`, [which.kind ?? null, which.vendorId ?? null]);
    await this.lookAgain(ctx, which);
  }

  async acknowledge(ctx: Ctx, id: string, memberId: string): Promise<void> {
    await this.sql(ctx, `update deadlines set acknowledged_at = holdfast_now(), acknowledged_by = $2 where id = $1 and acknowledged_at is null`, [id, memberId]);
    await this.lookAtOnce(ctx, id);
  }

  async snooze(ctx: Ctx, id: string, until: LocalDate | null, reason: string | null, memberId: string): Promise<void> {
    await this.sql(ctx, 'update deadlines set snoozed_until = $2, snooze_reason = $3, snoozed_by = $4 where id = $1', [id, until, reason, until === null ? null : memberId]);
  }

  /** By hand, or no longer. */
  async done(ctx: Ctx, id: string, done: { readonly on: LocalDate; readonly note: string; readonly memberId: string } | null): Promise<void> {
    await this.sql(ctx, `
      update deadlines set done_on = $2, done_note = $3, done_by = $4, state = case when $2::date is null then 'open' else 'met' end, ended_at = case when $2::date is not null then holdfast_now() end,
        sequence = sequence + 1 where id = $1`, [id, done?.on ?? null, done?.note ?? null, done?.memberId ?? null]);
    await this.lookAtOnce(ctx, id);
  }

  private async lookAtOnce(ctx: Ctx, id: string): Promise<void> {
    await this.sql(ctx, `update deadline_looks l set next_at = ${LOOK_AT}, generation = l.generation + 1 from deadlines d where d.id = $1 and l.deadline_id = d.id`, [id]);
  }

  /** Which organizations have deadlines that the planner has to look at: all that it may see of them. */
  async tenantsToLookAt(): Promise<string[]> {
    const rows: { id: string }[] = await this.uow.as('planner', (manager) => manager.query(`select distinct tenant_id as id from deadline_looks where next_at <= holdfast_now()`));
    return rows.map(({ id }) => id);
  }
}
