import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Mail1764000101000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'messages', `
      key text not null,
      kind text not null,
      to_email text not null,
      to_name text not null,
      reply_to text,
      variables jsonb not null,
      link jsonb,
      secret jsonb,
      subject_type text,
      subject_id text,
      vendor_id uuid,
      contact_id uuid,
      state text not null default 'planned' check (state in ('planned', 'sending', 'accepted', 'deferred', 'bounced', 'dead', 'cancelled')),
      planned_at timestamptz not null default holdfast_now(),
      not_before timestamptz not null default holdfast_now(),
      give_up_at timestamptz not null,
      leased_until timestamptz,
      lease uuid,
      attempt_count int not null default 0,
      crash_count int not null default 0,
      server_words text,
      accepted_at timestamptz,
      message_id_header text not null,
      unique (tenant_id, key)`);
    await createTenantTable(db, 'message_attempts', `
      message_id uuid not null,
      number int not null,
      started_at timestamptz not null default holdfast_now(),
      finished_at timestamptz,
      outcome text check (outcome in ('accepted', 'deferred', 'ambiguous', 'bounced', 'dead', 'lost')),
      server_words text,
      unique (tenant_id, message_id, number),
      foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade`);
    await createTenantTable(db, 'mailbox_mails', `
      message_id text not null,
      to_email text not null,
      subject text not null,
      text text not null,
      html text not null,
      headers jsonb not null,
      delivered_at timestamptz not null default holdfast_now()`);
    await db.query(`
      create index messages_due on messages (tenant_id, not_before) where state in ('planned', 'deferred');
      create index messages_leased on messages (tenant_id, leased_until) where state = 'sending';
      create index messages_newest on messages (tenant_id, planned_at desc, id desc);
      create index mailbox_mails_newest on mailbox_mails (delivered_at desc, id desc);

      do $$ begin create role mailer nologin; exception when duplicate_object or unique_violation then null; end $$;
      grant mailer to app;
      grant usage on schema public to mailer;
      grant select on clock to mailer;
      -- Whose mail is due, not whom it is for. The built-in mailbox is for trying Holdfast out, so there all may be seen.
      grant select (tenant_id, state, not_before, leased_until) on messages to mailer;
      create policy mailer_looks on messages for select to mailer using (true);
      grant select on mailbox_mails to mailer;
      create policy mailer_looks on mailbox_mails for select to mailer using (true);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
