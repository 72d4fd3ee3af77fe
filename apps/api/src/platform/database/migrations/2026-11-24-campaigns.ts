import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Campaigns1764000810000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'campaigns', `
      title text not null,
      kind text not null check (kind in ('statement', 'questionnaire')),
      subject_id text not null,
      subject_title text not null,
      message text not null default '',
      due_on date not null,
      filter jsonb not null,
      state text not null default 'sending' check (state in ('sending', 'open', 'closing', 'closed')),
      -- The local day on which everybody who has not answered is written to once more; done when each recipient has it.
      reminding_on date,
      reminded boolean not null default true,
      withdraws boolean not null default false,
      by_member_id uuid not null,
      created_at timestamptz not null default holdfast_now(),
      closed_at timestamptz,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'campaign_recipients', `
      campaign_id uuid not null,
      vendor_id uuid not null,
      contact_id uuid not null,
      contact_name text not null,
      contact_email text not null,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
      request_id uuid,
      refused_because text not null default '',
      reminded_on date,
      settled boolean not null default false,
      unique (tenant_id, campaign_id, vendor_id),
      check ((state = 'sent') = (request_id is not null)),
      foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade`);
    await db.query(`
      create index campaigns_by_age on campaigns (tenant_id, created_at desc, id desc);
      create index campaign_recipients_open on campaign_recipients (tenant_id, campaign_id, id) where state = 'waiting';

      -- The relay sees that a campaign has work left, and nothing of it.
      grant select (tenant_id, id, state, reminded) on campaigns to relay;
      create policy relay on campaigns for select to relay using (true);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
