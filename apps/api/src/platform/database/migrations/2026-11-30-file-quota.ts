import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room that an upload on its way has taken, until its bytes are counted. */
export class FileQuota1764001240000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table files add column reserved_bytes bigint not null default 0 check (reserved_bytes >= 0);
      create index files_room on files (tenant_id) include (bytes, reserved_bytes, state);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
