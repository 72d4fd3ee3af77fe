import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Clock1764000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'deadlines', `
      matter_type text not null,
      matter_id uuid not null,
      vendor_id uuid,
      kind text not null,
      occurrence text not null,
      basis text not null check (basis in ('law', 'contract', 'policy', 'proposed')),
      title text not null,
      link text not null,
      owner_member_id uuid not null,
      due_on date not null,
      reasons jsonb not null,
      mail jsonb not null,
      state text not null default 'open' check (state in ('open', 'met', 'void')),
      armed_at timestamptz not null default holdfast_now(),
      unique (tenant_id, matter_type, matter_id, kind, occurrence),
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, owner_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'reminders', `
      deadline_id uuid not null,
      due_on date not null,
      step int not null,
      recipient_member_id uuid not null,
      outcome text not null check (outcome in ('sent', 'skipped')),
      planned_for timestamptz not null,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, deadline_id, due_on, step, recipient_member_id),
      foreign key (tenant_id, deadline_id) references deadlines (tenant_id, id) on delete cascade,
      foreign key (tenant_id, recipient_member_id) references members (tenant_id, id)`);
    await db.query(`
      create index deadlines_open_by_day on deadlines (tenant_id, due_on) where state = 'open';
      create policy planner on deadlines for select to planner using (state = 'open');
      grant select (tenant_id, due_on, state) on deadlines to planner;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
