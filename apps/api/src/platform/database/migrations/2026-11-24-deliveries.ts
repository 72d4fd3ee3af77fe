import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Deliveries1764000900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table messages
        add column collapse_key text,
        add column calendar jsonb,
        add column replaced_by uuid,
        add foreign key (tenant_id, replaced_by) references messages (tenant_id, id);
      alter table mailbox_mails add column calendar text;
      create index messages_by_message_id on messages (message_id_header);
      create index messages_collapsing on messages (tenant_id, collapse_key, planned_at) where collapse_key is not null;
      create index messages_of_calendar on messages (tenant_id, (calendar->>'uid'), planned_at) where calendar is not null;
      create index messages_to_contact on messages (tenant_id, contact_id) where contact_id is not null;
      -- Whoever brings a mail back names a message and no organization.
      grant select (id, message_id_header) on messages to mailer;
    `);
    await createTenantTable(db, 'message_reports', `
      message_id uuid not null,
      received_at timestamptz not null default holdfast_now(),
      report text not null check (report in ('failed', 'delayed', 'not_understood')),
      status text,
      words text not null,
      digest text not null,
      unique (tenant_id, message_id, digest),
      foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
