import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class ReminderPlans1764000695000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.deadlines(db);
    await this.reminders(db);
    await this.plans(db);
    await this.reconcile(db);
  }

  /** What a person does with a deadline, and when the planner looks at it next. */
  private async deadlines(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deadlines
        add column cite text,
        add column sequence int not null default 0,
        add column acknowledged_at timestamptz,
        add column acknowledged_by uuid,
        add column snoozed_until date,
        add column snooze_reason text,
        add column snoozed_by uuid,
        add column done_on date,
        add column done_note text,
        add column done_by uuid,
        add column ended_at timestamptz,
        drop column days_before,
        add check ((snoozed_until is null) = (snooze_reason is null)),
        add check ((done_on is null) = (done_note is null)),
        add foreign key (tenant_id, acknowledged_by) references members (tenant_id, id),
        add foreign key (tenant_id, snoozed_by) references members (tenant_id, id),
        add foreign key (tenant_id, done_by) references members (tenant_id, id);
      drop policy planner on deadlines;
      revoke all on deadlines from planner;
    `);
    // Narrow, because it is written at every step of every deadline, and apart, so that nobody who changes one waits for the planner.
    await createTenantTable(db, 'deadline_looks', `
      deadline_id uuid not null,
      next_at timestamptz not null default '-infinity',
      generation int not null default 1,
      foreign key (tenant_id, deadline_id) references deadlines (tenant_id, id) on delete cascade`);
    await db.query(`
      alter table deadline_looks drop constraint deadline_looks_pkey, drop column id, add primary key (tenant_id, deadline_id);
      alter table deadlines no force row level security;
      alter table deadline_looks no force row level security;
      insert into deadline_looks (tenant_id, deadline_id) select tenant_id, id from deadlines where state = 'open';
      alter table deadlines force row level security;
      alter table deadline_looks force row level security;
      create index deadline_looks_due on deadline_looks (tenant_id, next_at);
      create policy planner on deadline_looks for select to planner using (true);
      grant select (tenant_id, next_at) on deadline_looks to planner;
    `);
  }

  /** A reminder is planned, then leaves by itself or in a digest, or is closed for good. */
  private async reminders(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table reminders
        add column via text not null default 'mail' check (via in ('mail', 'digest')),
        add column level int not null default 0,
        add column why_skipped text,
        -- The message that it became part of.
        add column message_key text,
        drop constraint reminders_outcome_check,
        add check (outcome in ('planned', 'sent', 'skipped'));
      create index reminders_of_message on reminders (tenant_id, message_key) where via = 'digest' and message_key is not null;
      create index reminders_to_post on reminders (tenant_id, planned_for) where outcome = 'planned';
      create policy planner on reminders for select to planner using (outcome = 'planned');
      grant select (tenant_id, outcome, planned_for) on reminders to planner;
    `);
  }

  private async plans(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table members add column deputy_member_id uuid,
        add foreign key (tenant_id, deputy_member_id) references members (tenant_id, id),
        add check (deputy_member_id <> id);
      alter table vendors add column tier text check (tier in ('critical', 'high', 'moderate', 'low'));
    `);
    await createTenantTable(db, 'reminder_plans', `
      kind text not null,
      tier text not null default '' check (tier in ('', 'critical', 'high', 'moderate', 'low')),
      days_before int[] not null,
      at text not null,
      days text not null check (days in ('every', 'business')),
      weekend text not null check (weekend in ('stay', 'before', 'after')),
      escalate_after int,
      version int not null default 1,
      unique (tenant_id, kind, tier)`);
    await createTenantTable(db, 'reminder_preferences', `
      member_id uuid not null,
      digest_at text,
      at_once text[] not null default '{}',
      version int not null default 1,
      unique (tenant_id, member_id),
      foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade`);
    await createTenantTable(db, 'reminder_pauses', `
      subject_type text not null check (subject_type in ('vendor', 'request')),
      subject_id uuid not null,
      paused_until date not null,
      reason text not null,
      by_member_id uuid not null,
      unique (tenant_id, subject_type, subject_id),
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'calendar_feeds', `
      member_id uuid not null,
      generation int not null default 1,
      scope text not null default 'mine' check (scope in ('mine', 'everyone')),
      with_names boolean not null default false,
      active boolean not null default true,
      unique (tenant_id, member_id),
      foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade`);
  }

  /** When each organization's deadlines are next compared with its facts: after its own midnight. */
  private async reconcile(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'reconciles', `
      next_at timestamptz not null,
      looked_at timestamptz not null default holdfast_now(),
      looked_day date not null,
      matters int not null,
      moved int not null,
      unique (tenant_id)`);
    await db.query(`
      create policy planner on reconciles for select to planner using (true);
      grant select (tenant_id, next_at) on reconciles to planner;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
