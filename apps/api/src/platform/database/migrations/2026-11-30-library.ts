import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** What a vendor answered, to reuse for others where it says so. */
export class Library1764001221000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'library_answers', `
      questionnaire_id text not null,
      question_key text not null,
      requester_id uuid not null,
      requester_name text not null,
      questionnaire_title text not null,
      question jsonb not null,
      value jsonb,
      none boolean not null,
      instead text check (instead in ('unknown', 'not_applicable')),
      comment text not null,
      answered_on date not null,
      answered_by text not null,
      reusable boolean not null default false,
      version int not null default 1,
      unique (tenant_id, requester_id, questionnaire_id, question_key)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
