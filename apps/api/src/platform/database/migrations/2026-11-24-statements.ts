import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createExchangeTable } from '../create-exchange-table.js';
import { createTenantTable } from '../create-tenant-table.js';

export class Statements1764000800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table requests drop constraint requests_kind_check;
      alter table requests add constraint requests_kind_check check (kind in ('questionnaire', 'subcontractors', 'attestation', 'return_or_destroy', 'statement', 'signature'));

      alter table exchange_events drop constraint exchange_events_check;
      alter table exchange_events add constraint exchange_events_check check (case side
        when 'requester' then kind in ('sent', 'returned', 'decided', 'withdrawn', 'due_moved', 'reissued', 'countersigned')
        else kind in ('taken_on', 'submitted', 'commented', 'changes_requested', 'passed_on', 'declined', 'signed', 'stated', 'taken_back') end);
    `);
    // The exact words that are asked for, frozen: which statement, in which version.
    await createExchangeTable(db, 'asked_statements', `
      statement_id text not null,
      version int not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      statement jsonb not null,
      period_from date,
      asked_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id)`, { requester: 'true' });
    // The exact words that were attested, and how it was made sure who did.
    await createExchangeTable(db, 'made_statements', `
      submission_number int not null,
      text text not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      exceptions text,
      user_id uuid not null,
      email text not null,
      challenge_id uuid not null,
      authenticated text not null,
      authority text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, submission_number),
      foreign key (tenant_id, request_id, submission_number) references submissions (tenant_id, request_id, number) on delete cascade`, { vendor: 'true' });
    await createExchangeTable(db, 'statement_papers', `
      submission_number int not null,
      sha256 text not null,
      file_id uuid not null,
      made_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, submission_number),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`, { requester: 'true' });
    await createTenantTable(db, 'findings', `
      vendor_id uuid not null,
      engagement_id uuid,
      severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
      basis text not null check (basis in ('law', 'contract', 'policy', 'proposed')),
      title text not null,
      detail text not null default '',
      since_on date,
      cause text not null,
      statement_id text,
      request_id uuid not null,
      submission_number int not null default 0,
      owner_member_id uuid not null,
      due_on date not null,
      status text not null default 'open' check (status in ('open', 'closed')),
      closed_because text not null default '',
      closed_by_member_id uuid,
      closed_on date,
      opened_on date not null,
      opened_at timestamptz not null default holdfast_now(),
      version int not null default 1,
      -- However often a step is heard, it opens each finding once.
      unique (tenant_id, request_id, submission_number, cause, title),
      check ((status = 'closed') = (closed_on is not null) and (status = 'closed') = (closed_by_member_id is not null)),
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, engagement_id) references engagements (tenant_id, id) on delete set null (engagement_id),
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade,
      foreign key (tenant_id, owner_member_id) references members (tenant_id, id),
      foreign key (tenant_id, closed_by_member_id) references members (tenant_id, id)`);
    await db.query(`
      create index findings_by_due on findings (tenant_id, status, due_on, id);
      create index findings_of_vendor on findings (tenant_id, vendor_id, due_on);

      -- The relay sees what was made and is not on paper yet, and nothing of what was stated.
      grant select (tenant_id, request_id, submission_number, at) on made_statements to relay;
      grant select (tenant_id, request_id, submission_number) on statement_papers to relay;
      create policy relay on made_statements for select to relay using (true);
      create policy relay on statement_papers for select to relay using (true);
      create index made_statements_by_time on made_statements (at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
