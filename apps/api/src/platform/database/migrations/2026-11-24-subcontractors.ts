import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Subcontractors1764000640000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'engagement_proposals', `
      vendor_id uuid not null,
      request_id uuid not null,
      submission_number int not null,
      position int not null,
      kind text not null check (kind in ('add', 'change', 'confirm', 'end')),
      told jsonb,
      engagement_id uuid,
      fields text[] not null default '{}',
      matches uuid[] not null default '{}',
      told_on date not null,
      told_by text not null,
      state text not null default 'open' check (state in ('open', 'accepted', 'ignored', 'replaced')),
      reason text not null default '',
      decided_by uuid,
      decided_by_name text,
      decided_at timestamptz,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, submission_number, position),
      check ((kind = 'end') = (told is null)),
      check ((kind = 'add') or engagement_id is not null or state <> 'open'),
      check ((state in ('accepted', 'ignored')) = (decided_at is not null)),
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade,
      foreign key (tenant_id, engagement_id) references engagements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, decided_by) references members (tenant_id, id)`);
    await db.query('create index engagement_proposals_of_vendor on engagement_proposals (tenant_id, vendor_id, state)');
    // A list is where an engagement may come from.
    await db.query(`
      alter table engagements drop constraint engagements_source_check;
      alter table engagements add constraint engagements_source_check check (source in ('recorded', 'import', 'told'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
