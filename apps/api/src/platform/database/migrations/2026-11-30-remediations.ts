import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** Which findings a request asks the vendor to mend, and what it said of each. The requester's alone: the vendor reads the frozen questionnaire. */
export class Remediations1764001232000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'remediation_items', `
      request_id uuid not null,
      finding_id uuid not null,
      -- Its place in the questionnaire, from 0.
      place int not null,
      found text not null,
      expected text not null,
      due_on date not null,
      -- Ended: checked and closed, or the request ended without a result.
      ended boolean not null default false,
      said_state text check (said_state in ('done', 'under_way', 'disagree')),
      said_until date,
      said_words text not null default '',
      submission_number int,
      unique (tenant_id, request_id, place),
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade,
      foreign key (tenant_id, finding_id) references findings (tenant_id, id) on delete cascade`);
    await db.query('create unique index remediation_items_one_open on remediation_items (tenant_id, finding_id) where not ended');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
