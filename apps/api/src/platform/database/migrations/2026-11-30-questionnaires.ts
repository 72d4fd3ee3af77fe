import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** Questionnaires of an organization's own: one draft each, and the versions that were published of it. */
export class Questionnaires1764001210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'questionnaires', `
      title text not null,
      draft jsonb not null,
      copied_from text not null default '',
      archived_at timestamptz,
      changed_by text not null,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      changed_at timestamptz not null default holdfast_now()`);
    await createTenantTable(db, 'questionnaire_versions', `
      questionnaire_id uuid not null,
      number int not null,
      content jsonb not null,
      sha256 text not null,
      note text not null,
      by_member_id uuid not null,
      by_name text not null,
      published_at timestamptz not null default holdfast_now(),
      unique (tenant_id, questionnaire_id, number),
      foreign key (tenant_id, questionnaire_id) references questionnaires (tenant_id, id),
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await db.query(`
      -- What was asked by a number is asked by it for ever, whoever connects.
      create function published_stays() returns trigger language plpgsql as $$ begin
        raise exception 'Version % of questionnaire % is published', old.number, old.questionnaire_id using errcode = 'restrict_violation';
      end $$;
      create trigger published_stays before update or delete on questionnaire_versions for each row execute function published_stays();
      revoke update, delete on questionnaire_versions from app;
      revoke delete on questionnaires from app;
      -- How many open requests ask one is asked by its id.
      create index request_contents_by_questionnaire on request_contents (tenant_id, (questionnaire->>'id'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
