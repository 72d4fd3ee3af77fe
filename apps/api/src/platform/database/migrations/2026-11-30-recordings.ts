import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, CURRENT_TENANT } from '../create-tenant-table.js';

/** What staff records of a vendor's published answers: written down over days, then read like a submission. */
export class Recordings1764001270000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'recordings', `
      vendor_id uuid not null,
      questionnaire jsonb not null,
      source_words text not null,
      read_on date not null,
      answers jsonb not null default '{}',
      version int not null default 1,
      begun_by uuid not null,
      begun_at timestamptz not null default holdfast_now(),
      request_id uuid,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id),
      foreign key (tenant_id, begun_by) references members (tenant_id, id),
      foreign key (tenant_id, request_id) references requests (tenant_id, id)`);
    await db.query(`
      create index recordings_of_vendor on recordings (tenant_id, vendor_id) where request_id is null;

      alter table exchange_events drop constraint exchange_events_check;
      alter table exchange_events add constraint exchange_events_check check (case side
        when 'requester' then kind in ('sent', 'recorded', 'returned', 'decided', 'withdrawn', 'due_moved', 'more_time_refused', 'question_answered', 'reissued', 'countersigned')
        else kind in ('taken_on', 'submitted', 'amending', 'more_time_asked', 'question_asked', 'commented', 'changes_requested', 'passed_on', 'declined', 'signed', 'stated', 'taken_back') end);

      -- Who wrote it down, and where it stands published, is part of the record: no vendor ever said it to us.
      alter table submissions drop constraint submissions_source_check,
        add column source_words text, add column read_on date,
        add constraint submissions_source_check check (source in ('portal', 'staff') and (source = 'staff') = (source_words is not null) and (source = 'staff') = (read_on is not null));
      drop policy vendor on submissions;
      create policy vendor on submissions for insert with check (source = 'portal'
        and exists (select from requests r where r.tenant_id = submissions.tenant_id and r.id = submissions.request_id and r.vendor_org_id = ${CURRENT_TENANT}));
      create policy requester on submissions for insert with check (source = 'staff' and tenant_id = ${CURRENT_TENANT}
        and exists (select from requests r where r.tenant_id = submissions.tenant_id and r.id = submissions.request_id and r.vendor_org_id is null));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
