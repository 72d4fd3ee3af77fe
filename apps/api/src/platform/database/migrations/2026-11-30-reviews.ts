import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** Reviews by several people, decisions that a second person may have to approve, and how long a decision holds. */
export class Reviews1764001231000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table verdicts drop constraint verdicts_verdict_check;
      alter table verdicts add constraint verdicts_verdict_check check (verdict in ('accepted', 'returned', 'finding'));
      alter table verdicts add column finding_id uuid,
        add foreign key (tenant_id, finding_id) references findings (tenant_id, id) on delete set null (finding_id);

      alter table assessments
        -- As they were when it was decided: what a board was told does not change with a later rule.
        add column score numeric(7, 6),
        add column band text,
        add column valid_until date,
        add column questionnaire_id text,
        -- The decision that waits for a second person.
        add column proposal jsonb,
        add column proposed_by uuid,
        add column proposed_at timestamptz,
        add column seconded_by uuid,
        -- Why one person was enough, where the policy asks for two.
        add column alone_because text not null default '',
        add constraint assessments_proposal_check check ((proposal is null) = (proposed_by is null) and (proposal is null) = (proposed_at is null) and (proposal is null or state = 'open')),
        add foreign key (tenant_id, proposed_by) references members (tenant_id, id),
        add foreign key (tenant_id, seconded_by) references members (tenant_id, id);
      create index assessments_of_vendor on assessments (tenant_id, vendor_id, decided_at) where state = 'decided';
    `);
    await createTenantTable(db, 'section_reviewers', `
      assessment_id uuid not null,
      section text not null,
      member_id uuid not null,
      unique (tenant_id, assessment_id, section),
      foreign key (tenant_id, assessment_id) references assessments (tenant_id, id) on delete cascade,
      foreign key (tenant_id, member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'review_readers', `
      assessment_id uuid not null,
      member_id uuid not null,
      question_key text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, assessment_id, member_id),
      foreign key (tenant_id, assessment_id) references assessments (tenant_id, id) on delete cascade,
      foreign key (tenant_id, member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'review_policies', `
      second_for_tiers text[] not null default '{}' check (second_for_tiers <@ '{critical,high,moderate,low}'),
      second_for_exceptions boolean not null default false,
      valid_months jsonb not null default '{"critical": 12, "high": 12, "moderate": 24, "low": 36}',
      version int not null default 1,
      unique (tenant_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
