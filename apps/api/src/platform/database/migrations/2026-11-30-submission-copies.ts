import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** The vendor's own copy of what it handed over, on paper. */
export class SubmissionCopies1764001223000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'submission_copies', `
      request_id uuid not null,
      submission_number int not null,
      file_id uuid not null,
      sha256 text not null,
      made_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, submission_number),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
