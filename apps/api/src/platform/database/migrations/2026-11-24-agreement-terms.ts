import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class AgreementTerms1764000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table agreements
        drop constraint agreements_kind_check,
        add constraint agreements_kind_check check (kind in ('baa', 'sub_baa', 'qsoa', 'dua', 'mou', 'nda', 'services')),
        alter column in_force_from drop not null,
        add column parent_id uuid,
        add column supersedes_id uuid,
        add column executed_on date,
        add column reviewed_on date,
        add column termination_cause text check (termination_cause in ('material_breach', 'convenience', 'mutual', 'expiry')),
        add column pattern_known_on date,
        add column cure_steps text,
        add column cure_until date,
        -- The current term as \`renewal\` computes it, and the day on which that was done: so that SQL can compare days.
        add column term_ends_on date,
        add column notice_by date,
        add column followed_on date,
        add check (parent_id <> id),
        add check (supersedes_id <> id),
        add check (status in ('draft', 'out_for_signature', 'void') or in_force_from is not null),
        add foreign key (tenant_id, parent_id) references agreements (tenant_id, id),
        add foreign key (tenant_id, supersedes_id) references agreements (tenant_id, id);
      create index agreements_of_parent on agreements (tenant_id, parent_id) where parent_id is not null;
      create index agreements_superseding on agreements (tenant_id, supersedes_id) where supersedes_id is not null;
      create index agreements_by_end on agreements (tenant_id, in_force_until, id);
      create index agreements_newest on agreements (tenant_id, created_at desc, id desc);

      -- Null: as long as the agreement.
      alter table agreement_engagements add column from_on date, add column to_on date, add check (to_on >= from_on);

      -- A version says only what it changes; what used to be columns, all of them filled in, becomes such a document. \`using\` is no
      -- statement, so row-level security does not hide anybody's rows from it.
      alter table agreement_terms alter column initial_term type jsonb using jsonb_build_object(
        'effectiveDate', effective_on, 'initialTerm', initial_term, 'autoRenew', auto_renew, 'renewalTermMonths', renewal_term_months, 'notice', notice);
      alter table agreement_terms rename column initial_term to life;
      alter table agreement_terms rename column effective_on to effective_from;
      alter table agreement_terms alter column life set default '{}', drop column auto_renew, drop column renewal_term_months, drop column notice;
      alter table agreement_terms drop constraint agreement_terms_reason_check;
      alter table agreement_terms
        add check (reason in ('new', 'amendment', 'correction', 'reading')),
        add column readings jsonb not null default '{}',
        add column corrects int,
        add column recorded_by_name text not null default '',
        add column note text not null default '';
      alter table agreement_terms no force row level security;
      alter table agreements no force row level security;
      update agreement_terms set corrects = number - 1 where reason = 'correction';
      update agreement_terms t set recorded_by_name = m.name from members m where m.tenant_id = t.tenant_id and m.user_id = t.recorded_by;
      update agreements set reviewed_on = created_at::date;
      alter table agreement_terms force row level security;
      alter table agreements force row level security;
      alter table agreement_terms
        add check ((reason in ('correction', 'reading')) = (corrects is not null)),
        add check (corrects < number);
      -- A version is a record: a correction stands beside it, none is rewritten.
      revoke update on agreement_terms from app;
    `);

    await createTenantTable(db, 'clause_checks', `
      agreement_id uuid not null,
      clause text not null,
      state text not null check (state in ('located', 'missing', 'unclear', 'not_applicable')),
      found_at text not null default '',
      words text not null default '',
      by_member_id uuid,
      by_name text not null,
      checked_on date not null,
      terms_number int not null,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, agreement_id, clause),
      foreign key (tenant_id, agreement_id) references agreements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
