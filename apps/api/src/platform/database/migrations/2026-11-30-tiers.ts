import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** What decides a vendor's risk class, who says it, and what is asked of each class. */
export class Tiers1764001260000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table engagements
        add column volume text not null default 'unknown' check (volume in ('unknown', 'under_500', 'under_10k', 'under_100k', 'over_100k')),
        add column access text not null default 'unknown' check (access in ('unknown', 'on_premises', 'our_systems', 'holds_copies')),
        add column critical boolean;
      -- The class that stands: the rules' own, or what staff says in their place, with a reason.
      alter table vendors add column tier_by text check (tier_by in ('rules', 'staff')), add column tier_reason text not null default '';
      update vendors set tier_by = 'staff' where tier is not null;
      alter table vendors add check (tier is null or tier_by is not null);
    `);
    await db.query(`alter table import_rows drop constraint import_rows_verdict_check, add constraint import_rows_verdict_check check (verdict in ('imported', 'updated', 'refused', 'duplicate', 'blank'))`);
    await createTenantTable(db, 'tier_asks', `
      tier text not null check (tier in ('critical', 'high', 'moderate', 'low')),
      questionnaire_id text,
      documents jsonb not null default '[]',
      version int not null default 1,
      unique (tenant_id, tier)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
