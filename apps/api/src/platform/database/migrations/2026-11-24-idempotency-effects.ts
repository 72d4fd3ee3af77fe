import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call's effect and the note that it happened are committed together: a COMMIT whose answer was lost is no riddle. */
export class IdempotencyEffects1764000900100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table idempotency_keys add column claim uuid, add column effected_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
