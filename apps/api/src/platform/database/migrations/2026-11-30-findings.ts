import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** Findings from answers, reviews, decisions and the chain: where each comes from, how far it is, and everything that was done with it. */
export class Findings1764001230000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table findings drop constraint findings_status_check;
      alter table findings add constraint findings_status_check check (status in ('open', 'in_remediation', 'to_check', 'excepted', 'closed'));
      alter table findings alter column request_id drop not null;
      alter table findings
        -- What it is about, so that the same weakness of the same vendor is never open twice.
        add column subject text,
        add column question_key text,
        add column rule text,
        add column expected text not null default '',
        add column seen_in int,
        add column material_breach boolean not null default false,
        add column cure_plan text not null default '',
        add constraint findings_source_check check (request_id is not null or rule is not null);
      create unique index findings_one_open on findings (tenant_id, vendor_id, subject) where subject is not null and status <> 'closed';
      -- Findings with a subject are held apart by it: two questions may reveal the same weakness.
      alter table findings drop constraint findings_tenant_id_request_id_submission_number_cause_title_key;
      create unique index findings_heard_once on findings (tenant_id, request_id, submission_number, cause, title) where subject is null;
      create index findings_of_request on findings (tenant_id, request_id);
      create index findings_of_engagement on findings (tenant_id, engagement_id) where engagement_id is not null;
    `);
    await createTenantTable(db, 'finding_events', `
      finding_id uuid not null,
      kind text not null,
      said text not null default '',
      changes jsonb not null default '[]',
      by_member_id uuid,
      by_name text not null,
      at timestamptz not null default holdfast_now(),
      foreign key (tenant_id, finding_id) references findings (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'finding_exceptions', `
      finding_id uuid not null,
      state text not null check (state in ('asked', 'granted', 'refused', 'revoked', 'ended')),
      justification text not null,
      measures text not null default '',
      -- Its last day.
      holds_until date not null,
      asked_by_member_id uuid not null,
      asked_on date not null,
      approved_by_member_id uuid,
      approved_on date,
      -- Why one person was enough, where the policy asks for two.
      alone_because text not null default '',
      foreign key (tenant_id, finding_id) references findings (tenant_id, id) on delete cascade,
      foreign key (tenant_id, asked_by_member_id) references members (tenant_id, id),
      foreign key (tenant_id, approved_by_member_id) references members (tenant_id, id),
      check (state not in ('granted', 'revoked', 'ended') or (approved_by_member_id is not null and approved_on is not null))`);
    await db.query(`
      create index finding_events_of on finding_events (tenant_id, finding_id, id);
      create unique index finding_exceptions_in_force on finding_exceptions (tenant_id, finding_id) where state = 'granted';
      create unique index finding_exceptions_asked on finding_exceptions (tenant_id, finding_id) where state = 'asked';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
