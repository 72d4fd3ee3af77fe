import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProposalsCompared1764000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Which version of its engagement a list was compared with. Of proposals made before this nobody knows.
    await db.query('alter table engagement_proposals add column engagement_version int');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
