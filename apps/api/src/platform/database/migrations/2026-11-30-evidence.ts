import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** What a document says, who read it so, and what it expects of us; documents that staff recorded. */
export class Evidence1764001250000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table draft_files add column facts jsonb not null default '{}';
      alter table submission_files add column facts jsonb not null default '{}';

      alter table documents add column facts jsonb not null default '{}', add column version int not null default 1,
        add column source text not null default 'vendor' check (source in ('vendor', 'staff')), add column source_note text not null default '',
        add column read_by uuid, add column read_at timestamptz,
        add foreign key (tenant_id, read_by) references members (tenant_id, id),
        alter column request_id drop not null, alter column submission_file_id drop not null,
        add check ((source = 'vendor') = (request_id is not null and submission_file_id is not null)),
        add check ((read_by is null) = (read_at is null));
      update documents set facts = jsonb_build_object('validTo', valid_to) where valid_to is not null;
    `);
    await createTenantTable(db, 'document_controls', `
      document_id uuid not null,
      position int not null,
      text text not null,
      state text not null default 'to_check' check (state in ('to_check', 'in_place', 'missing', 'not_needed')),
      note text not null default '',
      by_member_id uuid,
      version int not null default 1,
      unique (tenant_id, document_id, text),
      foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
