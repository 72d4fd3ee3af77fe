import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegisterMore1764000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A file's row is never deleted, so a document always has its hash.
      alter table agreement_documents add foreign key (tenant_id, file_id) references files (tenant_id, id);
      create index agreement_documents_of_agreement on agreement_documents (tenant_id, agreement_id);
      create index imports_newest on imports (tenant_id, created_at desc, id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
