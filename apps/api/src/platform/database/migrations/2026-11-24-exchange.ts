import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createExchangeTable } from '../create-exchange-table.js';
import { createTenantTable, CURRENT_TENANT } from '../create-tenant-table.js';

export class Exchange1764000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.root(db);
    await this.children(db);
    await this.ownSides(db);
    await this.remindersOfContacts(db);
  }

  /** The one place where two organizations meet: the requester's row, which the vendor's organization sees once it took it on. */
  private async root(db: QueryRunner): Promise<void> {
    await db.query(`
      create table connections (
        tenant_id uuid not null,
        id uuid not null default new_id(),
        vendor_id uuid not null,
        vendor_org_id uuid not null references organizations,
        created_at timestamptz not null default holdfast_now(),
        primary key (tenant_id, id),
        unique (tenant_id, vendor_id, vendor_org_id),
        check (vendor_org_id <> tenant_id),
        foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade
      );
      create table requests (
        tenant_id uuid not null,
        id uuid not null default new_id(),
        vendor_id uuid not null,
        vendor_org_id uuid references organizations,
        kind text not null check (kind in ('questionnaire')),
        title text not null,
        purpose text not null,
        requester_name text not null,
        vendor_name text not null,
        sender_member_id uuid not null,
        sender_name text not null,
        sender_title text not null,
        sender_email text not null,
        due_on date not null,
        zone text not null,
        sent_at timestamptz not null default holdfast_now(),
        primary key (tenant_id, id),
        -- Bound to itself, a requester could write the vendor's side too.
        check (vendor_org_id <> tenant_id),
        foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
        foreign key (tenant_id, sender_member_id) references members (tenant_id, id)
      );
      create index requests_of_vendor on requests (tenant_id, vendor_id);
      create index requests_by_age on requests (tenant_id, sent_at, id);
      create index requests_of_vendor_org on requests (vendor_org_id, sent_at) where vendor_org_id is not null;

      -- Whom a request is bound to is said once.
      create function request_stays_bound() returns trigger language plpgsql as $$ begin
        if old.vendor_org_id is not null and new.vendor_org_id is distinct from old.vendor_org_id then raise exception 'Request % is bound', old.id; end if;
        return new;
      end $$;
      create trigger request_stays_bound before update on requests for each row execute function request_stays_bound();
      grant select, insert, update (vendor_org_id, due_on) on requests to app;
      grant select, insert on connections to app;
    `);
    for (const table of ['connections', 'requests']) {
      await db.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy requester on ${table} using (tenant_id = ${CURRENT_TENANT}) with check (tenant_id = ${CURRENT_TENANT});
        create policy vendor on ${table} for select using (vendor_org_id = ${CURRENT_TENANT});`);
    }
  }

  private async children(db: QueryRunner): Promise<void> {
    await createExchangeTable(db, 'request_contents', `
      questionnaire jsonb not null,
      sha256 text not null,
      unique (tenant_id, request_id)`, { requester: 'true' });
    await createExchangeTable(db, 'request_participants', `
      contact_id uuid,
      name text not null,
      email text not null,
      invited_at timestamptz not null default holdfast_now()`, { requester: 'true' });
    await createExchangeTable(db, 'exchange_events', `
      number int not null,
      side text not null check (side in ('requester', 'vendor')),
      kind text not null,
      payload jsonb not null default '{}',
      by_name text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, number),
      unique (tenant_id, request_id, id),
      check (case side when 'requester' then kind in ('sent', 'returned', 'decided', 'withdrawn', 'due_moved') else kind in ('taken_on', 'submitted') end)`,
    { requester: `side = 'requester'`, vendor: `side = 'vendor'` });
    await createExchangeTable(db, 'exchange_receipts', `
      event_id uuid not null,
      side text not null check (side in ('requester', 'vendor')),
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, event_id, side),
      foreign key (tenant_id, request_id, event_id) references exchange_events (tenant_id, request_id, id) on delete cascade`,
    { requester: `side = 'requester'`, vendor: `side = 'vendor'` });
    await createExchangeTable(db, 'submissions', `
      number int not null,
      source text not null check (source in ('portal')),
      content jsonb not null,
      sha256 text not null,
      by_name text not null,
      by_title text not null,
      submitted_on date not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, number)`, { vendor: 'true' });
    await createExchangeTable(db, 'submission_files', `
      submission_number int not null,
      vendor_file_id uuid not null,
      question_keys text[] not null,
      kind text not null,
      name text not null,
      media_type text not null,
      bytes bigint not null,
      sha256 text not null,
      valid_to date,
      unique (tenant_id, request_id, submission_number, vendor_file_id),
      foreign key (tenant_id, request_id, submission_number) references submissions (tenant_id, request_id, number) on delete cascade`, { vendor: 'true' });
    await db.query(`
      -- For one by its id, whoever asks, and for what was said lately.
      create index exchange_events_by_id on exchange_events (id);
      create index exchange_events_by_time on exchange_events (at);
      create index request_participants_by_id on request_participants (id);
      create index submission_files_by_id on submission_files (id);

      -- The relay sees which side has not heard of what, and nothing of what was said.
      grant select (tenant_id, id, request_id, side, at) on exchange_events to relay;
      grant select (tenant_id, event_id, side) on exchange_receipts to relay;
      grant select (tenant_id, id, vendor_org_id) on requests to relay;
      create policy relay on exchange_events for select to relay using (true);
      create policy relay on exchange_receipts for select to relay using (true);
      create policy relay on requests for select to relay using (true);

      -- What was handed over stays: its bytes cannot be purged by the side that sent them.
      create index submission_files_of_vendor on submission_files (vendor_file_id);
      create function submitted_file_stays() returns trigger language plpgsql as $$ begin
        if new.state = 'purged' and exists (select from submission_files s where s.vendor_file_id = old.id) then
          raise exception 'File % was submitted', old.id using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger submitted_file_stays before update on files for each row execute function submitted_file_stays();
    `);
  }

  /** What each side keeps to itself. */
  private async ownSides(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'draft_answers', `
      request_id uuid not null,
      question_key text not null,
      value jsonb,
      none boolean not null,
      comment text not null,
      version int not null,
      last_save_id uuid not null,
      author_name text not null,
      saved_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, question_key)`);
    await createTenantTable(db, 'draft_files', `
      request_id uuid not null,
      file_id uuid not null,
      question_keys text[] not null,
      kind text not null,
      valid_to date,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, file_id),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`);
    await createTenantTable(db, 'assessments', `
      request_id uuid not null,
      vendor_id uuid not null,
      submission_number int not null,
      state text not null default 'open' check (state in ('open', 'returned', 'decided')),
      decision text check (decision in ('approved', 'approved_with_conditions', 'rejected')),
      reason text,
      conditions text[] not null default '{}',
      decided_by uuid,
      decided_at timestamptz,
      opened_at timestamptz not null default holdfast_now(),
      version int not null default 1,
      unique (tenant_id, request_id, submission_number),
      check ((state = 'decided') = (decision is not null and reason is not null and decided_by is not null and decided_at is not null)),
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, decided_by) references members (tenant_id, id)`);
    await createTenantTable(db, 'verdicts', `
      assessment_id uuid not null,
      question_key text not null,
      verdict text not null check (verdict in ('accepted', 'returned')),
      outgoing_text text not null default '',
      internal_note text not null default '',
      by_member_id uuid not null,
      at timestamptz not null default holdfast_now(),
      version int not null default 1,
      unique (tenant_id, assessment_id, question_key),
      foreign key (tenant_id, assessment_id) references assessments (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'documents', `
      vendor_id uuid not null,
      request_id uuid not null,
      submission_file_id uuid not null,
      file_id uuid,
      kind text not null,
      question_keys text[] not null,
      name text not null,
      bytes bigint not null,
      sha256 text not null,
      valid_to date,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, sha256, name),
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, submission_file_id) references submission_files (tenant_id, id) on delete cascade,
      foreign key (tenant_id, file_id) references files (tenant_id, id)`);
    await createTenantTable(db, 'reports', `
      kind text not null check (kind in ('assessment')),
      assessment_id uuid not null,
      vendor_id uuid not null,
      number int not null,
      state text not null default 'asked' check (state in ('asked', 'made', 'failed')),
      file_id uuid,
      pages int,
      asked_by uuid not null,
      asked_at timestamptz not null default holdfast_now(),
      made_at timestamptz,
      unique (tenant_id, number),
      check ((state = 'made') = (file_id is not null and made_at is not null)),
      foreign key (tenant_id, assessment_id) references assessments (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, asked_by) references members (tenant_id, id),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`);
    await db.query(`
      create index documents_of_vendor on documents (tenant_id, vendor_id, created_at);
      create index reports_of_assessment on reports (tenant_id, assessment_id);
      -- Which copy and which report still wait for their job, and nothing more.
      create index documents_uncopied on documents (created_at) where file_id is null;
      create index reports_asked on reports (asked_at) where state = 'asked';
      grant select (tenant_id, id, file_id, created_at) on documents to planner;
      create policy planner on documents for select to planner using (file_id is null);
      grant select (tenant_id, id, state, asked_at) on reports to planner;
      create policy planner on reports for select to planner using (state = 'asked');
    `);
  }

  /** A deadline may remind a vendor's contact, on days of its own. */
  private async remindersOfContacts(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deadlines add column contact_id uuid, add column days_before int[],
        add foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete set null (contact_id);
      alter table reminders alter column recipient_member_id drop not null, add column recipient_contact_id uuid,
        add foreign key (tenant_id, recipient_contact_id) references contacts (tenant_id, id) on delete cascade,
        add check (num_nonnulls(recipient_member_id, recipient_contact_id) = 1),
        add unique (tenant_id, deadline_id, due_on, step, recipient_contact_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
