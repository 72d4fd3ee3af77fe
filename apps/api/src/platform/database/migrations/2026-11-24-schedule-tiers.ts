import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ScheduleTiers1764001100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Null: for every vendor, also one without a tier.
      alter table schedules add column tiers text[] check (cardinality(tiers) > 0 and tiers <@ array['critical', 'high', 'moderate', 'low']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
