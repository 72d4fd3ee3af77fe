import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** What is said instead of an answer; where an answer came from; sections a person looked through; answers that a change hid. */
export class Answers1764001220000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table draft_answers add column instead text check (instead in ('unknown', 'not_applicable')),
        add column reused jsonb,
        add check (instead is null or (value is null and not none));
    `);
    await createTenantTable(db, 'section_checks', `
      request_id uuid not null,
      section_id text not null,
      completed boolean not null,
      by_name text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, section_id)`);
    await createTenantTable(db, 'hidden_answers', `
      request_id uuid not null,
      question_key text not null,
      gate_key text not null,
      by_name text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, question_key)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
