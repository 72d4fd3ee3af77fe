import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Schedules1764000820000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'schedules', `
      -- Of one that is shipped; null for one of the organization's own.
      key text,
      kind text not null check (kind in ('statement', 'questionnaire', 'review')),
      subject_id text not null,
      title text not null,
      scope text not null check (scope in ('all', 'phi')),
      cadence_months int not null check (cadence_months between 1 and 60),
      due_days int not null default 30 check (due_days between 1 and 365),
      message text not null default '',
      basis text not null check (basis in ('law', 'contract', 'policy', 'proposed')),
      cite text not null default '',
      note text not null default '',
      active boolean not null default false,
      starts_on date,
      version int not null default 1,
      unique (tenant_id, key),
      check (not active or starts_on is not null)`);
    await createTenantTable(db, 'schedule_vendors', `
      schedule_id uuid not null,
      vendor_id uuid not null,
      -- Days are counted from here.
      anchor_on date not null,
      next_on date not null,
      unique (tenant_id, schedule_id, vendor_id),
      foreign key (tenant_id, schedule_id) references schedules (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade`);
    await createTenantTable(db, 'schedule_occurrences', `
      schedule_id uuid not null,
      vendor_id uuid not null,
      occurs_on date not null,
      outcome text not null check (outcome in ('sent', 'waiting_contact', 'not_sent', 'to_review', 'reviewed', 'switched_off')),
      request_id uuid,
      said text not null default '',
      by_name text not null default '',
      at timestamptz not null default holdfast_now(),
      -- Whatever runs at once, each occurrence happens once.
      unique (tenant_id, schedule_id, vendor_id, occurs_on),
      foreign key (tenant_id, schedule_id) references schedules (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete set null (request_id)`);
    await db.query(`
      create index schedule_vendors_by_day on schedule_vendors (tenant_id, schedule_id, next_on);
      create index schedule_occurrences_open on schedule_occurrences (tenant_id, schedule_id) where outcome in ('waiting_contact', 'to_review');

      -- The planner sees who has a schedule switched on, and nothing of it.
      grant select (tenant_id, active, starts_on) on schedules to planner;
      create policy planner on schedules for select to planner using (true);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
