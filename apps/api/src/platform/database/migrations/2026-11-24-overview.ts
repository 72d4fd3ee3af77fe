import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Overview1764000410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When the planner last looked at what is due. Of nobody, and readable by all: an empty Today must not look like a dead planner.
      create table planner_checks (single boolean primary key default true check (single), checked_at timestamptz);
      insert into planner_checks default values;
      grant select on planner_checks to app, planner;
      grant update (checked_at) on planner_checks to planner;

      create index messages_undelivered on messages (tenant_id) where state in ('deferred', 'bounced', 'dead');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
