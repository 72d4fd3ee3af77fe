import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Determinations1764000500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'determinations', `
      engagement_id uuid not null,
      rule_version text not null,
      answers jsonb not null,
      outcome text not null,
      decided_at text not null,
      cite text not null,
      service text not null,
      phi text not null,
      decided_on date not null,
      by_member_id uuid not null,
      by_name text not null,
      created_at timestamptz not null default holdfast_now(),
      foreign key (tenant_id, engagement_id) references engagements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await db.query(`
      create index determinations_of_engagement on determinations (tenant_id, engagement_id, created_at desc, id desc);
      -- A determination is a record: a later one stands beside it, none is rewritten.
      revoke update, delete on determinations from app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
